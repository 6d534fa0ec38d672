/**
 * A dictionary in Chromium's own format (BDict 2.0), of a few words: its real spell checker reads it. Each word begins with another
 * letter, so the tree of the format is one node that leads to a leaf for each.
 */
import { createHash } from 'node:crypto'

const HEADER = 32
const LOOKUP = 0xc0
const LEAF_WITH_ENDING = 0x40

/** `words`: lower case, ASCII, no two with the same first letter. */
export function makeDictionary(words: readonly string[]): Buffer {
  const sorted = words.toSorted()
  const first = sorted.map((word) => word.charCodeAt(0))
  if (new Set(first).size !== words.length) throw new Error('two words with the same first letter')
  const aff = affixes()
  const dic = tree(sorted)
  const header = Buffer.alloc(HEADER)
  header.write('BDic', 0, 'latin1')
  header.writeUInt16LE(2, 4)
  header.writeUInt16LE(0, 6)
  header.writeUInt32LE(HEADER, 8)
  header.writeUInt32LE(HEADER + aff.length, 12)
  createHash('md5').update(aff).update(dic).digest().copy(header, 16)
  return Buffer.concat([header, aff, dic])
}

/** No endings and no replacements; only which letters may be tried in place of others. */
function affixes(): Buffer {
  const parts = ['\0\0', '\0', '\0\0', 'SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n\0'].map((text) => Buffer.from(text, 'latin1'))
  const head = Buffer.alloc(16)
  let at = HEADER + head.length
  for (const [index, part] of parts.entries()) {
    head.writeUInt32LE(at, index * 4)
    at += part.length
  }
  return Buffer.concat([head, ...parts])
}

function tree(words: readonly string[]): Buffer {
  const codes = words.map((word) => word.charCodeAt(0))
  const [lowest, highest] = [Math.min(...codes), Math.max(...codes)]
  const count = highest - lowest + 1
  const table = Buffer.alloc(3 + count * 2)
  table.set([LOOKUP, lowest, count])
  const leaves: Buffer[] = []
  let at = table.length
  for (const word of words) {
    // From the beginning of the node; 0 where no word begins so.
    table.writeUInt16LE(at, 3 + (word.charCodeAt(0) - lowest) * 2)
    const leaf = Buffer.from([LEAF_WITH_ENDING, 0, ...Buffer.from(word.slice(1), 'latin1'), 0])
    leaves.push(leaf)
    at += leaf.length
  }
  return Buffer.concat([table, ...leaves])
}
