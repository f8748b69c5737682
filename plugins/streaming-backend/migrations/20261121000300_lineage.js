/**
 * What is known about who reads and writes which topic, with the time for which it holds, and how far each
 * observation feed was read.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('lineage_flows', table => {
    table.comment(
      'Statements that an actor reads or writes a topic; a statement that ended and holds again has two rows',
    );
    table
      .string('id', 64)
      .notNullable()
      .comment('Hash of source, cluster, topic, direction and actor');
    table
      .bigInteger('valid_from')
      .notNullable()
      .comment('Epoch milliseconds since when the statement holds');
    table
      .bigInteger('valid_to')
      .comment('Epoch milliseconds of its end; null while it holds');
    table.string('source', 32).notNullable().comment('Collector that said it');
    table
      .string('provenance', 16)
      .notNullable()
      .comment('observed, authorised, declared or parsed');
    table.string('cluster', 255).notNullable();
    table.string('topic', 255).notNullable();
    table.string('direction', 8).notNullable().comment('read or write');
    table.text('actor').notNullable().comment('JSON: who reads or writes');
    table.bigInteger('first_seen').comment('Epoch milliseconds');
    table.bigInteger('last_seen').comment('Epoch milliseconds');
    table.text('rate').comment('JSON: the rate at the last sighting');
    table.text('attributes').notNullable().comment('JSON: texts by name');
    table.primary(['id', 'valid_from']);
    table.index(['valid_to'], 'lineage_flows_valid_to_index');
  });
  await knex.schema.createTable('lineage_positions', table => {
    table.comment('The next offset to read of each observation feed');
    table.string('cluster', 255).notNullable();
    table.string('topic', 255).notNullable();
    table.integer('partition').notNullable();
    table.string('position', 20).notNullable().comment('Decimal offset');
    table.primary(['cluster', 'topic', 'partition']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('lineage_positions');
  await knex.schema.dropTable('lineage_flows');
};
