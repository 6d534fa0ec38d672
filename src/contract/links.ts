/**
 * `powerpost://` links: written by the window (copy link), read by the shell. What is read comes from anywhere (a web page, a mail), so
 * it is held to a closed set, character by character: nothing is decoded but the text of a new draft, and nothing is ever done by it.
 */
import { MAX_LINK_TEXT, placeSchema } from './places.ts'
import type { Place } from './places.ts'

export const LINK_SCHEME = 'powerpost'
/** Every character of the longest text may be twelve of the link (four bytes, percent-encoded). */
export const MAX_LINK = MAX_LINK_TEXT * 12 + 200

const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const IN_WORKSPACE = new RegExp(`^powerpost://workspace/(${ID})(?:/(drafts|media|captions|outbox|posts)(?:/(${ID}))?)?/?$`)
const NEW_DRAFT = /^powerpost:\/\/new-draft\/?\?([!-~]*)$/

type Linkable = Extract<Place, { kind: 'section' | 'draft' | 'post' | 'text' }>

/** The link to a place. */
export function formatLink(place: Linkable): string {
  const client = `${LINK_SCHEME}://workspace/`
  switch (place.kind) {
    case 'section': return `${client}${place.workspaceId}/${place.section}`
    case 'draft': return `${client}${place.workspaceId}/drafts/${place.draftId}`
    case 'post': return `${client}${place.workspaceId}/posts/${place.sendId}`
    case 'text': return `${LINK_SCHEME}://new-draft?text=${encodeURIComponent(place.text)}${place.workspaceId === null ? '' : `&workspace=${place.workspaceId}`}`
  }
}

/** True for what the system hands over as a link of ours, well made or not. */
export function looksLikeLink(text: string): boolean {
  return text.slice(0, LINK_SCHEME.length + 1).toLowerCase() === `${LINK_SCHEME}:`
}

/** The place a link names; null for anything else, however near it comes. */
export function parseLink(link: string): Place | null {
  if (link.length > MAX_LINK) return null
  const [, workspaceId, section = 'drafts', id] = IN_WORKSPACE.exec(link) ?? []
  const query = NEW_DRAFT.exec(link)?.[1]
  const place = workspaceId !== undefined ? inWorkspace(workspaceId, section, id) : query !== undefined ? textOf(query) : null
  const parsed = placeSchema.safeParse(place)
  return parsed.success ? parsed.data : null
}

function inWorkspace(workspaceId: string, section: string, id: string | undefined): unknown {
  if (id === undefined) return { kind: 'section', workspaceId, section }
  if (section === 'drafts') return { kind: 'draft', workspaceId, draftId: id }
  return section === 'posts' ? { kind: 'post', workspaceId, sendId: id } : null
}

/** `text=…`, and `workspace=…` at most; each once. */
function textOf(query: string): unknown {
  const given = new Map<string, string>()
  for (const part of query.split('&')) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(0, at))
    if ((name !== 'text' && name !== 'workspace') || given.has(name)) return null
    given.set(name, part.slice(at + 1))
  }
  const text = decode(given.get('text') ?? '')
  return text === null || hasControl(text) ? null : { kind: 'text', text, workspaceId: given.get('workspace') ?? null }
}

/** Null where the percent signs are not those of UTF-8. A plus is a space, as forms write it. */
function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' ')).replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}

/** Control characters but line break and tab, and what turns the direction of the words around it (Unicode: Bidi_Control, its embeddings, overrides, isolates). */
function hasControl(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const isControl = (code < 0x20 && code !== 0x09 && code !== 0x0a) || (code >= 0x7f && code <= 0x9f)
    if (isControl || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return true
  }
  return false
}
