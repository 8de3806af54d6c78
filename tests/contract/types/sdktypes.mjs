// SPDX-License-Identifier: GPL-3.0-or-later
// The SDK's type definitions as TypeScript reads them, made into definitions of the wire: decimals are strings
// there, an answer carries no `lastResponse`, and a value that the SDK does not list is an error. (Stripe may add
// enum values at any time, so the SDK keeps them open; a sandbox that says one that nobody knows is wrong.)
import { join, sep } from 'node:path';
import ts from 'typescript';

const onTheWire = [
  [`${sep}esm${sep}shared.d.ts`, (text) => text
    .replace("export { Decimal } from './Decimal.js';", 'export type Decimal = string;')
    .replace(/export type OtherString = .*;/, `export type OtherString = never;
export type PartsOf<T> = T extends (infer U)[] ? U[] : T extends object
  ? { [K in keyof T]?: PartsOf<T[K]> | (string extends K ? null : undefined extends T[K] ? null : never) } : T;`)],
  [`${sep}esm${sep}lib.d.ts`, (text) => text.replace('export type Response<T> = T & {',
    'export type Response<T> = T;\nexport type SdkResponse<T> = T & {')],
  // previous_attributes carries the changed parts of hashes only, and null for what was not there.
  [`${sep}resources${sep}Events.d.ts`, (text) => text.replace(/previous_attributes\?: Partial</g,
    "previous_attributes?: import('../shared.js').PartsOf<")],
];

const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'],
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

/** Compiles texts beside the SDK installed below `sdk`; files that were read once are kept for the next time. */
export class SdkTypes {
  constructor(sdk) {
    this.sdk = sdk;
    this.files = new Map();
    this.host = ts.createCompilerHost(options);
    const read = this.host.getSourceFile.bind(this.host);
    this.host.getSourceFile = (name, ...rest) => {
      if (this.files.has(name)) return this.files.get(name);
      const change = name.includes('stripe') && onTheWire.find(([end]) => name.endsWith(end.split(sep).join('/')));
      const before = change ? this.host.readFile(name) : null;
      const after = change ? change[1](before) : null;
      if (change && after === before) throw new Error(`${name} looks different from what this check expects`);
      const file = change ? ts.createSourceFile(name, after, options.target) : read(name, ...rest);
      this.files.set(name, file);
      return file;
    };
  }

  /** A module specifier for one of the SDK's files, for texts compiled by `compile`. */
  specifier(module) {
    return join(this.sdk, module).split(sep).join('/');
  }

  /** {program, file} of one TypeScript text, type-checked as `tsc --strict --noEmit` does. */
  compile(name, text) {
    const path = `${this.sdk.split(sep).join('/')}/${name}`;
    this.files.set(path, ts.createSourceFile(path, text, options.target, true));
    const exists = this.host.fileExists.bind(this.host);
    this.host.fileExists = (wanted) => wanted === path || exists(wanted);
    this.program = ts.createProgram([path], options, this.host, this.program);
    this.host.fileExists = exists;
    return { program: this.program, file: this.program.getSourceFile(path) };
  }
}
