import { Said } from '../../sentences/Said';

/** One thing that a message of the reading schema cannot make of one of the writing schema. */
export interface ProtobufFinding {
  rule: string;
  /** Pointer into the reading schema, or into the other where the reading one has nothing. */
  path: string;
  /** Name of the field, empty for the message itself. */
  step: string;
  /** What the reader does, to follow "The new schema". */
  problem: Said;
}
