// SPDX-License-Identifier: GPL-3.0-or-later
// What the SDK knows: every endpoint of API v1 with the method that calls it, read from the SDK's own source.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Addresses that lists inside objects name, where the SDK has a method only for the whole list. */
const nested = [{ verb: 'GET', path: 'charges/{}/refunds', like: 'refunds' }];

/** Every {verb, segments, module, resource, method} of the SDK installed below `sdk`. */
export function endpointsOf(sdk) {
  const resources = join(sdk, 'esm', 'resources');
  const found = [];
  for (const name of readdirSync(resources, { recursive: true })) {
    if (!name.endsWith('.js') || name.startsWith('V2')) continue;
    found.push(...endpointsIn(readFileSync(join(resources, name), 'utf8'), relative(sdk, join(resources, name))));
  }
  for (const { verb, path, like } of nested) {
    const whole = found.find((endpoint) => endpoint.verb === verb && endpoint.segments.join('/') === like);
    found.push({ ...whole, segments: path.split('/') });
  }
  if (found.length < 400) throw new Error(`only ${found.length} endpoints found: the SDK's source looks different`);
  return found;
}

function endpointsIn(source, module) {
  const found = [];
  let resource = null;
  let method = null;
  for (const line of source.split('\n')) {
    resource = /^export class (\w+) extends/.exec(line)?.[1] ?? resource;
    method = /^    (\w+)\(.*\) \{$/.exec(line)?.[1] ?? method;
    const call = /_makeRequest\('(\w+)', [`']\/v1\/([^`']+)[`']/.exec(line);
    if (!call) continue;
    const path = call[2].replace(/\$\{encodeURIComponent\(\w+\)\}/g, '{}');
    found.push({ verb: call[1], segments: path.split('/'), module, resource, method });
  }
  return found;
}

/** The endpoint of a request; plain words beat ids. Null when the SDK knows none. */
export function endpointFor(endpoints, verb, path) {
  if (!path.startsWith('/v1/')) return null;
  const parts = path.slice(4).split('/');
  let best = null;
  let bestWords = -1;
  for (const endpoint of endpoints) {
    if (endpoint.verb !== verb || endpoint.segments.length !== parts.length) continue;
    if (!endpoint.segments.every((segment, i) => segment === '{}' || segment === parts[i])) continue;
    const words = endpoint.segments.filter((segment) => segment !== '{}').length;
    // Of two that share a path the later is the plain one (account: retrieveCurrent after retrieve).
    if (words >= bestWords) [best, bestWords] = [endpoint, words];
  }
  return best;
}

export function nameOf(endpoint) {
  return `${endpoint.verb} /v1/${endpoint.segments.join('/')}`;
}
