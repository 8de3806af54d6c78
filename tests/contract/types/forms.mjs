// SPDX-License-Identifier: GPL-3.0-or-later
// Forms as Stripe reads them: a[b][0][c]=v becomes nested hashes; values stay text until a type says otherwise.

/** The nested hash of an encoded query or body. A list is a hash with the keys 0, 1 … */
export function parseForm(text) {
  const root = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const keys = name.replace(/\]/g, '').split('[');
    let node = root;
    keys.forEach((key, i) => {
      const place = key === '' ? String(Object.keys(node).length) : key;
      if (i + 1 === keys.length) node[place] = value;
      else node = node[place] ??= {};
    });
  }
  return root;
}

export function isList(hash) {
  const keys = Object.keys(hash);
  return keys.length > 0 && keys.every((key, i) => key === String(i));
}
