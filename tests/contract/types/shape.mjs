// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of objects have a few hundred shapes: what a type could tell apart is kept, the rest is made equal.

const enumLike = /^[a-z][a-z0-9_.*-]*$/;
const idLike = /^([a-z]+_)[A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*$/;

function plainText(text) {
  if (text === '') return '';
  if (idLike.test(text)) return idLike.exec(text)[1] + 'x';
  return text.length <= 60 && enumLike.test(text) ? text : 'Text';
}

/** `value` with numbers, ids and free texts made equal, and repeated elements of lists left out. */
export function shapeOf(value, key = '') {
  if (typeof value === 'number') return Number.isInteger(value) ? 1 : 1.5;
  if (typeof value === 'string') return plainText(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const seen = new Map();
    for (const element of value) {
      const shape = shapeOf(element);
      seen.set(JSON.stringify(shape), shape);
    }
    return [...seen.values()];
  }
  const freeForm = key === 'metadata' && Object.values(value).every((entry) => typeof entry === 'string');
  if (freeForm) return Object.keys(value).length ? { key: 'Text' } : {};
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, shapeOf(entry, name)]));
}
