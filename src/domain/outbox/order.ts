/** The order in which uploads go out, as the user puts it. */

/**
 * `ids` in their present order, with `id` put before `before` (null: at the end). Null when there is nothing to do: one of them is
 * not there, or it stands there already.
 */
export function putBefore(ids: readonly string[], id: string, before: string | null): string[] | null {
  if (id === before || !ids.includes(id) || (before !== null && !ids.includes(before))) return null
  const others = ids.filter((one) => one !== id)
  const at = before === null ? others.length : others.indexOf(before)
  const next = [...others.slice(0, at), id, ...others.slice(at)]
  return next.every((one, place) => one === ids[place]) ? null : next
}
