#!/usr/bin/env node
require('@millrace/schema-registry/cli');
