/** What a key may be allowed to do, and the three presets of the dashboard (docs: authentication, newer age). */
export const SCOPES = [
  'account:read',
  'content:read',
  'content:generate',
  'images:read',
  'images:generate',
  'videos:read',
  'videos:generate',
  'media:write',
  'posts:read',
  'posts:write',
  'posts:publish',
  'calendar:read',
  'calendar:write',
  'analytics:read',
] as const
export type Scope = (typeof SCOPES)[number]

export const PRESETS = ['Full access', 'Draft only', 'Read only'] as const
export type Preset = (typeof PRESETS)[number]

export function scopesOf(preset: Preset): Scope[] {
  switch (preset) {
    case 'Full access':
      return [...SCOPES]
    case 'Draft only':
      return SCOPES.filter((scope) => scope !== 'posts:publish')
    case 'Read only':
      return SCOPES.filter((scope) => scope.endsWith(':read'))
  }
}

/** Keys from before there were scopes (docs: authentication, older age); such a key is refused with FORBIDDEN, not with the scope it lacks. */
export const OLDER_KINDS = ['read_write', 'read_draft'] as const
export type KeyKind = 'scopes' | (typeof OLDER_KINDS)[number]

export function scopesOfKind(kind: (typeof OLDER_KINDS)[number]): Scope[] {
  return scopesOf(kind === 'read_write' ? 'Full access' : 'Draft only')
}
