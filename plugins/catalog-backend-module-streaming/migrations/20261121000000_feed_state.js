// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('streaming_feed_state', table => {
    table.comment('What the streaming feed sent to the catalog last');
    table.string('landscape', 63).notNullable();
    table.string('entity_ref', 255).notNullable();
    table.string('hash', 64).notNullable().comment('SHA-256 of the entity');
    table.primary(['landscape', 'entity_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('streaming_feed_state');
};
