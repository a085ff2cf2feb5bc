// Runs all audits of graphql-http against a server: node audit.js URL [HEADERS],
// HEADERS being a JSON object. Each result is a line of JSON on standard output.
import { serverAudits } from 'graphql-http';

const [url, headers = '{}'] = process.argv.slice(2);
const fetchFn = (to, init = {}) => fetch(to, { ...init, headers: { ...init.headers, ...JSON.parse(headers) } });

for (const audit of serverAudits({ url, fetchFn })) {
  const { id, name, status, reason } = await audit.fn();
  console.log(JSON.stringify({ id, name, status, reason }));
}
