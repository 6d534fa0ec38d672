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
