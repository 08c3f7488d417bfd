// Holds records that Herald wrote against two clients of others: Confluent's own, and the one of the KafkaJS project.
//
//   node wire.mjs IN.json
//
// IN.json: {registry, cases: [{topic, strategy, subject, id, records: [{bytes (hex), json (null where JSON cannot say it)}]}]}
// Prints {subjects, read, written, fromJson, kafkajs, faults: [text]}: how much was checked, and what differs.
import { readFileSync } from "node:fs";
import confluent from "@confluentinc/schemaregistry";
import kafkajs from "@kafkajs/confluent-schema-registry";
import avsc from "avsc";

const { AvroDeserializer, AvroSerializer, SchemaRegistryClient, SerdeType } = confluent;

const strategies = {
  RECORD: confluent.RecordNameStrategy,
  TOPIC: () => confluent.TopicNameStrategy,
  TOPIC_RECORD: confluent.TopicRecordNameStrategy,
};

// A number of JavaScript holds 53 bits: longs are read as BigInt, so that all 64 are compared.
const long = avsc.types.LongType.__with({
  fromBuffer: (bytes) => bytes.readBigInt64LE(),
  toBuffer: (value) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigInt64LE(value);
    return bytes;
  },
  fromJSON: BigInt,
  toJSON: Number,
  isValid: (value) => typeof value === "bigint",
  compare: (a, b) => (a === b ? 0 : a < b ? -1 : 1),
});

const input = JSON.parse(readFileSync(process.argv[2], "utf8"));
const client = new SchemaRegistryClient({ baseURLs: [input.registry] });
const other = new kafkajs.SchemaRegistry(
  { host: input.registry },
  { [kafkajs.SchemaType.AVRO]: { registry: { long } } },
);
const done = { subjects: 0, read: 0, written: 0, fromJson: 0, kafkajs: 0, faults: [] };

for (const each of input.cases) {
  await check(each);
}
console.log(JSON.stringify(done));

async function check({ topic, strategy, subject, id, records }) {
  const { schema } = await client.getBySubjectAndId(subject, id);
  const type = avsc.Type.forSchema(JSON.parse(schema), { registry: { long } });
  const named = await strategies[strategy](() => type.name)(topic, SerdeType.VALUE, { schema });
  done.subjects++;
  same(`${subject}: subject by ${strategy}`, subject, named);

  // Each has a registry of types of its own, which it fills.
  const config = () => ({ subjectNameStrategy: () => subject, autoRegisterSchemas: false, registry: { long } });
  const reader = new AvroDeserializer(client, SerdeType.VALUE, config());
  const writer = new AvroSerializer(client, SerdeType.VALUE, { ...config(), useSchemaId: id });
  for (const { bytes, json } of records) {
    await attempt(`${subject}: ${bytes}`, async () => {
      const value = await reader.deserialize(topic, Buffer.from(bytes, "hex"));
      done.read++;
      same(`${subject}: read and written`, bytes, (await writer.serialize(topic, value)).toString("hex"));
      done.written++;
      if (json !== null) {
        const said = await writer.serialize(topic, type.fromString(json));
        same(`${subject}: written from ${json}`, bytes, said.toString("hex"));
        done.fromJson++;
      }
      const decoded = await other.decode(Buffer.from(bytes, "hex"));
      same(`${subject}: by kafkajs`, bytes, (await other.encode(id, decoded)).toString("hex"));
      done.kafkajs++;
    });
  }
}

async function attempt(what, work) {
  try {
    await work();
  } catch (error) {
    done.faults.push(`${what}: ${error.stack}`);
  }
}

function same(what, expected, found) {
  if (expected !== found) {
    done.faults.push(`${what}: expected ${expected}, found ${found}`);
  }
}
