// Calls of the sandbox, and what every view knows of it: its workspaces, and which of them is looked at.

export const PLATFORMS = { instagram: 'Instagram', tiktok: 'TikTok', youtube: 'YouTube', x: 'X', facebook: 'Facebook', linkedin: 'LinkedIn' }

/** The token leaves the address, so that the address can be shown and copied; this tab keeps it until it is closed. */
function takeToken() {
  const given = new URLSearchParams(location.search).get('token')
  if (given) {
    sessionStorage.setItem('token', given)
    history.replaceState(null, '', `/dashboard${location.hash}`)
  }
  return sessionStorage.getItem('token') ?? ''
}

const token = takeToken()

/** Answers the JSON of the dashboard's own API; throws an Error in words. */
export async function call(method, path, body) {
  const answer = await fetch(`/dashboard/api${path}`, {
    method,
    headers: { 'x-dashboard-token': token, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error('The sandbox does not answer. Has it been stopped?')
  })
  const json = await answer.json()
  if (answer.status === 401) throw new Error('The sandbox was started anew and has another address now. Open the dashboard again from where it was started.')
  if (!answer.ok) throw new Error(json.error?.message ?? `The sandbox answered ${answer.status}.`)
  return json
}

let workspaces = []
/** Empty for all of them. */
let chosen = sessionStorage.getItem('workspace') ?? ''

export const known = {
  get workspaces() {
    return workspaces
  },
  set workspaces(list) {
    workspaces = list
    if (chosen !== '' && !list.some(({ id }) => id === chosen)) known.chosen = ''
  },
  get chosen() {
    return chosen
  },
  set chosen(id) {
    chosen = id
    sessionStorage.setItem('workspace', id)
  },
  /** For addresses: `?workspace=…&limit=…`. */
  query(limit) {
    return `?limit=${limit}${chosen === '' ? '' : `&workspace=${encodeURIComponent(chosen)}`}`
  },
  nameOf: (id) => workspaces.find((workspace) => workspace.id === id)?.name ?? 'a workspace that is gone',
  /** The colour of a workspace is its place in the list. */
  hueOf(id) {
    const place = workspaces.findIndex((workspace) => workspace.id === id)
    return place < 0 ? '' : `hue-${place % 8}`
  },
}

export const initials = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase()
