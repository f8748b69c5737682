"""Prints what Apache Avro's own tests try, as JSON: texts with their verdict, and pairs to compare.

Runs with the source package of `avro` on PYTHONPATH; its tests are imported, not repeated here.
"""

import io
import json
import unittest

import avro.test.test_compatibility as compatibility
import avro.test.test_schema as schemas

pairs = []


class Recorder(compatibility.ReaderWriterCompatibilityChecker):
    """Notes every pair that the tests compare."""

    def get_compatibility(self, reader, writer, *others, **named):
        if not others and not named:
            pairs.append({"reader": str(reader), "writer": str(writer)})
        return super().get_compatibility(reader, writer, *others, **named)


compatibility.ReaderWriterCompatibilityChecker = Recorder
tests = unittest.defaultTestLoader.loadTestsFromModule(compatibility)
unittest.TextTestRunner(stream=io.StringIO()).run(tests)

print(
    json.dumps(
        {
            "texts": [{"text": str(each), "valid": each.valid} for each in schemas.EXAMPLES]
            + [{"text": text, "valid": True} for text, _ in schemas.FINGERPRINT_EXAMPLES],
            "pairs": pairs,
        }
    )
)
