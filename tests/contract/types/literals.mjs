// SPDX-License-Identifier: GPL-3.0-or-later
// On the wire all parameters are text. Which text means a number or a truth value is the type's to say.
import ts from 'typescript';
import { isList } from './forms.mjs';

const parts = (type) => (type.isUnion() ? type.types : [type]);
const any = (types, flag) => types.some((type) => type.flags & flag);

function propertyTypes(checker, types, name) {
  const found = [];
  for (const type of types) {
    const property = checker.getPropertyOfType(type, name);
    if (property) found.push(...parts(checker.getTypeOfSymbol(property)));
    else if (checker.getStringIndexType?.(type) ?? type.getStringIndexType?.())
      found.push(...parts(type.getStringIndexType()));
  }
  return found;
}

function elementTypes(checker, types) {
  return types.filter((type) => checker.isArrayType(type))
    .flatMap((type) => parts(checker.getTypeArguments(type)[0]));
}

function fromText(text, types) {
  if (any(types, ts.TypeFlags.NumberLike) && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (any(types, ts.TypeFlags.BooleanLike) && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** A parsed form as the value that an SDK user would have passed for `type`. */
export function paramsLiteral(checker, form, type) {
  const convert = (value, types) => {
    if (typeof value === 'string') return fromText(value, types);
    const elements = elementTypes(checker, types);
    if (elements.length && isList(value)) return Object.values(value).map((entry) => convert(entry, elements));
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, convert(entry, propertyTypes(checker, types, name))]));
  };
  return convert(form, parts(checker.getApparentType(type)));
}
