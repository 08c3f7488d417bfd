// Parses AsyncAPI documents and prints what the parser says of each, as one JSON array.
// Usage: node check.mjs FILE...
import { readFileSync } from 'node:fs';
import { AvroSchemaParser } from '@asyncapi/avro-schema-parser';
import { Parser } from '@asyncapi/parser';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const parser = new Parser();
parser.registerSchemaParser(AvroSchemaParser());
const severities = ['error', 'warning', 'info', 'hint'];

/** Returns why an example is not valid, by the schema that the parser derived from the Avro one. */
function faults(schema, example) {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(schema);
  return validate(example) ? [] : validate.errors.map(error => `${error.instancePath} ${error.message}`);
}

async function check(file) {
  const { document, diagnostics } = await parser.parse(readFileSync(file, 'utf8'), { source: file });
  return {
    file,
    diagnostics: diagnostics.map(each => ({
      severity: severities[each.severity],
      rule: String(each.code),
      text: `${each.path.join('/')}: ${each.message}`,
    })),
    channels: document ? document.channels().all().map(channel => channel.address()) : [],
    operations: document ? document.operations().all().map(each => `${each.action()} ${each.id()}`) : [],
    messages: document
      ? document.allMessages().all().map(message => ({
          name: message.name(),
          fields: Object.keys(message.payload().properties() ?? {}),
          faults: message.examples().all().flatMap(example => [
            ...faults(message.payload().json(), example.payload()),
            ...faults(message.headers().json(), example.headers()),
          ]),
          examples: message.examples().all().length,
        }))
      : [],
  };
}

console.log(JSON.stringify(await Promise.all(process.argv.slice(2).map(check))));
