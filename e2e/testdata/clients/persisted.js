// Clients that send the hash of a query first, and the query when they are told to:
// persisted.js ADDRESS AUTHORIZATION
// prints for each of them what it sent, the query, and what it was answered.
import { createHash } from 'node:crypto';
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import apollo3 from 'apollo-client-3/core/core.cjs';
import link3 from 'apollo-client-3/link/persisted-queries/persisted-queries.cjs';

const [address, Authorization] = process.argv.slice(2);
const uri = `http://${address}/graphql`;
const sha256 = (query) => createHash('sha256').update(query).digest('hex');
const query = gql`query Who { viewer { name } }`;
const headers = { Authorization };

const ask = {
  'Apollo Client 3': (fetch) => {
    const { ApolloClient, InMemoryCache, HttpLink } = apollo3;
    const link = link3.createPersistedQueryLink({ sha256 }).concat(new HttpLink({ uri, headers, fetch }));
    return new ApolloClient({ link, cache: new InMemoryCache() }).query({ query });
  },
  'Apollo Client 4': (fetch) => {
    const link = new PersistedQueryLink({ sha256 }).concat(new HttpLink({ uri, headers, fetch }));
    return new ApolloClient({ link, cache: new InMemoryCache() }).query({ query });
  },
  urql: (fetch) => {
    const exchanges = [persistedExchange({ preferGetForPersistedQueries: true, generateHash: async (text) => sha256(text) }), fetchExchange];
    return new Client({ url: uri, exchanges, fetch, fetchOptions: { headers }, preferGetMethod: false }).query(query, {}).toPromise();
  },
};

for (const [client, run] of Object.entries(ask)) {
  const sent = [];
  let text;
  const watched = (url, options) => {
    const asked = options.body ? JSON.parse(options.body) : Object.fromEntries(new URL(url).searchParams);
    sent.push(asked.query ? 'query' : 'hash');
    if (asked.query) text = asked.query;
    return fetch(url, options);
  };
  const { data, error } = await run(watched);
  process.stdout.write(JSON.stringify({ client, sent, text, name: data?.viewer.name, error: error?.message }) + '\n');
}
process.exit();
