#!/usr/bin/env node
require('@millrace/embedded-backend/cli');
