// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('requests', columns => {
    columns
      .string('idempotency_hash', 64)
      .comment('SHA-256 of what the key was first sent with; null in old rows');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('requests', columns => {
    columns.dropColumn('idempotency_hash');
  });
};
