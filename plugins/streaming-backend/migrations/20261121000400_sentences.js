// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  for (const table of ['request_events', 'request_steps']) {
    await knex.schema.alterTable(table, columns => {
      columns
        .text('said')
        .comment('The sentences as JSON, for translation; null in old rows');
    });
  }
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['request_events', 'request_steps']) {
    await knex.schema.alterTable(table, columns => {
      columns.dropColumn('said');
    });
  }
};
