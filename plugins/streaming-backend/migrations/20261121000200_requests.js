// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('requests', table => {
    table.comment('Change-sets that people asked for');
    table.increments('number').comment('The n of REQ-n');
    table
      .integer('version')
      .notNullable()
      .comment('Raised by every write; a writer that saw an older one loses');
    table
      .integer('revision')
      .notNullable()
      .comment('Raised by every edit; approvals belong to one');
    table.string('state', 32).notNullable();
    table.string('environment', 63).notNullable();
    table.string('cluster', 63).comment('Null where the environment has none');
    table.string('topic', 249).notNullable().comment('Name that is asked for');
    table.string('title', 512).notNullable();
    table.string('requester', 512).notNullable().comment('Entity reference');
    table.string('owner', 512).notNullable().comment('Entity reference');
    table
      .text('document')
      .notNullable()
      .comment('Answers, plan, checks and approvals as JSON');
    table.bigInteger('created_at').notNullable().comment('Epoch milliseconds');
    table.bigInteger('updated_at').notNullable().comment('Epoch milliseconds');
    table
      .string('idempotency_key', 255)
      .comment('Of the requester; repeats give the same request');
    table.string('lease_owner', 64).comment('Worker that carries it out');
    table.bigInteger('lease_until').comment('Epoch milliseconds');
    table.unique(['requester', 'idempotency_key']);
    table.index(['state', 'lease_until']);
    table.index(['cluster', 'topic']);
  });

  await knex.schema.createTable('request_events', table => {
    table.comment('What happened to requests; rows are only ever added');
    table.increments('id');
    table
      .integer('request')
      .notNullable()
      .references('number')
      .inTable('requests')
      .onDelete('CASCADE');
    table.bigInteger('at').notNullable().comment('Epoch milliseconds');
    table.string('actor', 512).notNullable();
    table.string('kind', 32).notNullable();
    table.string('from_state', 32);
    table.string('to_state', 32);
    table.text('text');
    table.integer('revision').notNullable();
    table.index(['request', 'id']);
  });

  await knex.schema.createTable('request_steps', table => {
    table.comment('How far the provisioning of requests got');
    table
      .integer('request')
      .notNullable()
      .references('number')
      .inTable('requests')
      .onDelete('CASCADE');
    table.string('id', 512).notNullable();
    table.integer('position').notNullable();
    table.string('kind', 32).notNullable();
    table.string('item', 512).notNullable();
    table.string('title', 512).notNullable();
    table.string('outcome', 32).notNullable();
    table.text('detail');
    table.integer('attempt').notNullable();
    table.bigInteger('started_at').comment('Epoch milliseconds');
    table.bigInteger('ended_at').comment('Epoch milliseconds');
    table
      .text('created')
      .comment('What the step itself brought into being, as JSON, to undo it');
    table.primary(['request', 'id']);
  });

  await knex.schema.createTable('request_candidates', table => {
    table.comment('Who can decide on waiting requests now');
    table
      .integer('request')
      .notNullable()
      .references('number')
      .inTable('requests')
      .onDelete('CASCADE');
    table.string('entity_ref', 512).notNullable();
    table.primary(['request', 'entity_ref']);
    table.index(['entity_ref']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('request_candidates');
  await knex.schema.dropTable('request_steps');
  await knex.schema.dropTable('request_events');
  await knex.schema.dropTable('requests');
};
