import { ProtoField, ProtoMessage } from '../model/ProtoFile';

/** Fields by name; a message is indexed when it is asked for first. */
export class FieldNames {
  readonly #known = new Map<ProtoMessage, Map<string, ProtoField>>();

  get(message: ProtoMessage, name: string): ProtoField | undefined {
    return this.#indexOf(message).get(name);
  }

  /** As the text format names fields: groups go by the name of their type. */
  getInText(message: ProtoMessage, name: string): ProtoField | undefined {
    const field =
      this.get(message, name) ?? this.get(message, name.toLowerCase());
    if (field?.type === 'group') {
      return field.target?.name === name || field.name === name
        ? field
        : undefined;
    }
    return field?.name === name ? field : undefined;
  }

  #indexOf(message: ProtoMessage): Map<string, ProtoField> {
    const index =
      this.#known.get(message) ??
      new Map(message.fields.map(field => [field.name, field]));
    this.#known.set(message, index);
    return index;
  }
}
