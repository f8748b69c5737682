// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('topic_presence', table => {
    table.comment('Topics seen on clusters, to notice their absence');
    table.string('cluster', 63).notNullable();
    table.string('name', 249).notNullable();
    table.bigInteger('first_seen').notNullable().comment('Epoch milliseconds');
    table
      .integer('misses')
      .notNullable()
      .comment('Complete listings in a row without it');
    table.bigInteger('absent_since').comment('Time of the first of these');
    table.bigInteger('missing_since').comment('Set once it counts as missing');
    table.primary(['cluster', 'name']);
  });

  await knex.schema.createTable('topic_contracts', table => {
    table.comment('What provisioned requests say about their topics');
    table.string('cluster', 63).notNullable();
    table.string('topic', 249).notNullable();
    table.text('contract').notNullable().comment('StoredContract as JSON');
    table.primary(['cluster', 'topic']);
  });

  await knex.schema.createTable('topic_claims', table => {
    table.comment('Owners claimed by people; they win over every other rule');
    table.string('cluster', 63).notNullable();
    table.string('topic', 249).notNullable();
    table.string('owner', 512).notNullable().comment('Reference of the group');
    table
      .string('claimed_by', 512)
      .notNullable()
      .comment('Reference of the user');
    table.bigInteger('claimed_at').notNullable().comment('Epoch milliseconds');
    table.primary(['cluster', 'topic']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('topic_claims');
  await knex.schema.dropTable('topic_contracts');
  await knex.schema.dropTable('topic_presence');
};
