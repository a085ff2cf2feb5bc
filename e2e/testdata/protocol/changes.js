// Compares a schema with the one of an earlier release: node changes.js OLD NEW
// prints each change that a minor version may not make, by the policy of docs/api.md.
import { readFileSync } from 'node:fs';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema, isEnumType } from 'graphql';

const [before, after] = process.argv.slice(2).map((file) => buildSchema(readFileSync(file, 'utf8')));

/** Whether answers hold values of an enum, or only requests do. */
const isAnswered = (name) =>
  Object.values(after.getTypeMap()).some((type) => 'getInterfaces' in type && Object.values(type.getFields()).some((field) =>
    field.type.toString().replace(/[[\]!]/g, '') === name));

/** A new value surprises those who were told that there are no others. */
const surprises = ({ type, path }) => {
  if (type !== 'ENUM_VALUE_ADDED') return false;
  const found = before.getType(path.split('.')[0]);
  return isEnumType(found) && isAnswered(found.name) && !/a minor version may add values/i.test(found.description ?? '');
};

const changes = await diff(before, after);
const wrong = changes.filter((change) => change.criticality.level === CriticalityLevel.Breaking || surprises(change));
for (const { message } of wrong) console.log(message);
process.exit(wrong.length > 0 ? 1 : 0);
