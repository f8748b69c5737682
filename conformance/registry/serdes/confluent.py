"""Confluent's Python serializers on librdkafka, driven by a judge; arguments and environment as of confluent.mjs."""

import importlib
import json
import os
import sys

from confluent_kafka import Consumer, Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONDeserializer, JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufDeserializer, ProtobufSerializer
from confluent_kafka.schema_registry.rules.cel.cel_executor import CelExecutor
from confluent_kafka.schema_registry.rules.cel.cel_field_executor import CelFieldExecutor
from confluent_kafka.schema_registry.rules.jsonata.jsonata_executor import JsonataExecutor
from confluent_kafka.serialization import MessageField, SerializationContext, SerializationError
from google.protobuf import json_format

for executor in (CelExecutor, CelFieldExecutor, JsonataExecutor):
    executor.register()

ACTION, FORMAT, TOPIC = sys.argv[1:4]
BOOTSTRAP = os.environ["BOOTSTRAP_SERVERS"]
REGISTERS = "REGISTERS" in os.environ
LATEST = {"auto.register.schemas": REGISTERS, "use.latest.version": not REGISTERS}
METADATA = os.environ.get("METADATA")
READ = {"use.latest.with.metadata": json.loads(METADATA)} if METADATA else {}
registry = SchemaRegistryClient({"url": os.environ["REGISTRY_URL"]})
context = SerializationContext(TOPIC, MessageField.VALUE)


def container_type():
    """The class that protoc generated."""
    sys.path.insert(0, os.environ["GENERATED"])
    return importlib.import_module("container_pb2").Container


def write():
    if FORMAT == "AVRO":
        serializer = AvroSerializer(registry, None, conf=LATEST)
        prepare = lambda message: message
    elif FORMAT == "JSON":
        serializer = JSONSerializer(None, registry, conf=LATEST)
        prepare = lambda message: message
    else:
        kind = container_type()
        serializer = ProtobufSerializer(kind, registry, {**LATEST, "use.deprecated.format": False})
        prepare = lambda message: json_format.ParseDict(message, kind())
    producer = Producer({"bootstrap.servers": BOOTSTRAP, "enable.idempotence": True})
    for line in sys.stdin:
        try:
            producer.produce(TOPIC, serializer(prepare(json.loads(line)), context))
        except SerializationError as error:
            sys.exit(f"{error} {error.__cause__!r}")
    if producer.flush(20):
        sys.exit("not everything was acknowledged")


def read(count):
    present = lambda message: message
    if FORMAT == "AVRO":
        deserializer = AvroDeserializer(registry, conf=READ)
    elif FORMAT == "JSON":
        deserializer = JSONDeserializer(None, schema_registry_client=registry, conf=READ)
    else:
        deserializer = ProtobufDeserializer(container_type(), {**READ, "use.deprecated.format": False}, registry)
        present = json_format.MessageToDict
    consumer = Consumer(
        {"bootstrap.servers": BOOTSTRAP, "group.id": f"python-{os.getpid()}", "auto.offset.reset": "earliest"}
    )
    consumer.subscribe([TOPIC])
    seen = 0
    while seen < count:
        record = consumer.poll(20)
        if record is None:
            sys.exit(f"only {seen} of {count} records came")
        if record.error():
            sys.exit(str(record.error()))
        print(json.dumps(present(deserializer(record.value(), context))))
        seen += 1
    consumer.close()


if ACTION == "write":
    write()
else:
    read(int(sys.argv[4]))
