// SPDX-License-Identifier: GPL-3.0-or-later
// Type-checks recorded exchanges against the SDK's own definitions: each request against its params type, each
// answer against its response type. Unknown properties, missing ones and unknown enum values are errors.
// As a program: node types/typecheck.mjs [--covers ROUTES.CPP] TRACE… (files or folders of `sandbox serve --trace`);
// with --covers every route of the sandbox must have been used.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import ts from 'typescript';
import { endpointFor, endpointsOf, nameOf } from './endpoints.mjs';
import { parseForm } from './forms.mjs';
import { paramsLiteral } from './literals.mjs';
import { SdkTypes } from './sdktypes.mjs';
import { shapeOf } from './shape.mjs';

const sdk = join(dirname(fileURLToPath(import.meta.url)), '..', 'node_modules', 'stripe');
const pinned = /ApiVersion = '([^']+)'/.exec(readFileSync(join(sdk, 'esm', 'apiVersion.js'), 'utf8'))[1];

/** An event keeps the shape of its moment's version, which these types do not describe. */
const isOlderEvent = (object) => object?.object === 'event' && object.api_version !== pinned;

/** Every shape seen once, with the endpoint and what it is: request, answer, element of a list, or error. */
class Shapes {
  constructor() {
    this.list = [];
    this.seen = new Set();
  }
  add(kind, endpoint, value, where) {
    const shape = kind === 'request' ? value : shapeOf(value);
    const key = kind + nameOf(endpoint) + JSON.stringify(shapeOf(value));
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.list.push({ kind, endpoint, shape, where });
  }
}

function collect(lines, endpoints) {
  const shapes = new Shapes();
  const problems = [];
  lines.forEach(({ exchange, where }) => {
    const { method, path, query, body, status, headers, response } = exchange;
    if (!path.startsWith('/v1/')) return;
    const endpoint = endpointFor(endpoints, method, path);
    if (!endpoint) {
      // Asking for what does not exist must be refused, and that is all there is to check.
      if (status !== 404) problems.push({ endpoint: `${method} ${path}`, path: '', message: 'the SDK knows no such endpoint', where });
      return;
    }
    if (headers?.['stripe-version'] !== pinned)
      problems.push({ endpoint: nameOf(endpoint), path: 'Stripe-Version', message: `is ${headers?.['stripe-version']}, not ${pinned}`, where });
    if (status < 400) shapes.add('request', endpoint, parseForm(method === 'POST' ? body : query), where);
    if (response === null) return; // a body that a fault spoiled
    if (status >= 400) return shapes.add('error', endpoint, response, where);
    if (isOlderEvent(response)) return;
    if (response?.object !== 'list') return shapes.add('answer', endpoint, response, where);
    shapes.add('answer', endpoint, { ...response, data: [] }, where);
    for (const element of response.data ?? []) if (!isOlderEvent(element)) shapes.add('element', endpoint, element, where);
  });
  return { shapes: shapes.list, problems };
}

/** TypeScript that names, for each endpoint in use, the types of its params, answer and elements. */
function preludeOf(types, shapes) {
  const numbers = new Map();
  let text = `import type { StripeRawError } from '${types.specifier('esm/Types.js')}';
type Data<T> = T extends { object: 'list'; data: (infer U)[] } ? U : never;
type Params<F, P extends unknown[] = F extends (...all: infer A) => unknown ? Required<A> : never> =
  P extends [...infer _Ids, infer Q, unknown] ? Q : never;
export type Failure = { error: StripeRawError };\n`;
  for (const { endpoint } of shapes) {
    if (numbers.has(endpoint)) continue;
    const n = numbers.size;
    numbers.set(endpoint, n);
    const module = types.specifier(endpoint.module);
    text += `type F${n} = import('${module}').${endpoint.resource}['${endpoint.method}'];
type P${n} = NonNullable<Params<F${n}>>; type R${n} = Awaited<ReturnType<F${n}>>; type E${n} = Data<R${n}>;
declare const p${n}: P${n};\n`;
  }
  return { text, numbers };
}

function requestLiterals(types, prelude, shapes) {
  const { program, file } = types.compile('prelude.ts', prelude.text);
  const wrong = program.getSyntacticDiagnostics(file)[0] ?? program.getSemanticDiagnostics(file)[0];
  if (wrong) throw new Error(ts.flattenDiagnosticMessageText(wrong.messageText, '\n'));
  const checker = program.getTypeChecker();
  const params = new Map();
  file.forEachChild((node) => {
    if (!ts.isVariableStatement(node)) return;
    const [declaration] = node.declarationList.declarations;
    params.set(declaration.name.text, checker.getTypeAtLocation(declaration.name));
  });
  for (const shape of shapes)
    if (shape.kind === 'request')
      shape.shape = paramsLiteral(checker, shape.shape, params.get(`p${prelude.numbers.get(shape.endpoint)}`));
}

/** "items[0].price" of the node at `position`, and the number of the shape that it belongs to. */
function placeOf(file, position) {
  const steps = [];
  let shape = -1;
  const visit = (node) => {
    if (position < node.getStart(file) || position >= node.end) return;
    if (ts.isPropertyAssignment(node)) steps.push(node.name.text);
    if (ts.isVariableDeclaration(node)) shape = Number(node.name.text.slice(1));
    if (node.parent && ts.isArrayLiteralExpression(node.parent)) steps.push('[]');
    node.forEachChild(visit);
  };
  visit(file);
  return { shape, path: steps.join('.').replaceAll('.[]', '[]') };
}

function messageOf(diagnostic) {
  const lines = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').split('\n').map((line) => line.trim());
  const shorter = lines.map((line) => line.replace(/Type '\{.*?\}' is/, 'It is').replace(/in type '\{.*?\}' but/, 'but'));
  const last = shorter.slice(-2).join(' ');
  return last.length > 330 ? `${last.slice(0, 330)}…` : last;
}

/** Problems {endpoint, kind, path, message, where} of exchanges [{exchange, where}]; and how much was checked. */
export function checkExchanges(lines) {
  const { shapes, problems } = collect(lines, endpointsOf(sdk));
  const types = new SdkTypes(sdk);
  const prelude = preludeOf(types, shapes);
  requestLiterals(types, prelude, shapes);
  let text = prelude.text;
  const names = { request: 'P', answer: 'R', element: 'E' };
  shapes.forEach(({ kind, endpoint, shape }, i) => {
    const type = kind === 'error' ? 'Failure' : names[kind] + prelude.numbers.get(endpoint);
    text += `const s${i}: ${type} = ${JSON.stringify(shape)};\n`;
  });
  const { program, file } = types.compile('exchanges.ts', text);
  const told = new Set();
  for (const diagnostic of program.getSemanticDiagnostics(file)) {
    const place = placeOf(file, diagnostic.start);
    const { kind, endpoint, where } = shapes[place.shape] ?? { kind: 'check', endpoint: shapes[0].endpoint };
    const problem = { endpoint: nameOf(endpoint), kind, path: place.path, message: messageOf(diagnostic), where };
    const key = [problem.endpoint, kind, place.path, problem.message].join('|');
    if (!told.has(key)) problems.push(problem);
    told.add(key);
  }
  return { problems, shapes: shapes.length, endpoints: [...new Set(shapes.map((shape) => nameOf(shape.endpoint)))].sort() };
}

/** The exchanges of trace files, and of all that lie in folders. */
export function readTraces(paths) {
  const files = paths.flatMap((path) => (statSync(path).isDirectory()
    ? readdirSync(path).filter((name) => name.endsWith('.ndjson')).sort().map((name) => join(path, name)) : [path]));
  return files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)
    .map((line, i) => ({ exchange: JSON.parse(line), where: `${file}:${i + 1}` })));
}

/** "GET /v1/customers/{}" … as the sandbox's table of routes names them. */
function routesIn(file) {
  const table = readFileSync(file, 'utf8').matchAll(/Route\{"(\w+)", "([^"]+)"/g);
  return [...table].map(([, verb, path]) => `${verb} /v1/${path}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ options: { covers: { type: 'string' } }, allowPositionals: true });
  const lines = readTraces(positionals);
  const { problems, shapes, endpoints } = checkExchanges(lines);
  for (const route of values.covers ? routesIn(values.covers) : [])
    if (!endpoints.includes(route)) problems.push({ endpoint: route, path: '', message: 'was never used', where: values.covers });
  for (const { endpoint, kind, path, message, where } of problems)
    console.log(`${endpoint} ${kind ?? ''} ${path}: ${message}\n    ${where}`);
  console.log(`${lines.length} exchanges of ${endpoints.length} endpoints, ${shapes} shapes: ${problems.length} type errors`);
  process.exitCode = problems.length === 0 && lines.length > 0 ? 0 : 1;
}
