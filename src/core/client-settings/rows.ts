/** The rows of what is set for a client. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import type { Connection, Defaults, Style } from '../../contract/schemas/client-settings.ts'
import { postTypeSchema } from '../../contract/schemas/drafts.ts'
import { PLATFORMS } from '../../domain/post-types.ts'
import type { Platform } from '../../domain/post-types.ts'

interface DefaultsRow {
  post_types: string
  research_mode: Defaults['researchMode']
  style_id: string | null
  cta: string | null
  time_zone: string | null
}

export type ClientSettingsRows = ReturnType<typeof createClientSettingsRows>

export function createClientSettingsRows(db: Database) {
  const styles = db.prepare<[], Style>('SELECT id, remote_id AS remoteId, name FROM writing_styles ORDER BY name COLLATE NOCASE, created_at, id')
  const style = db.prepare<[string], Style>('SELECT id, remote_id AS remoteId, name FROM writing_styles WHERE id = ?')
  const styleNamed = db.prepare<[string], { id: string }>('SELECT id FROM writing_styles WHERE remote_id = ?')
  const insertStyle = db.prepare('INSERT INTO writing_styles (id, remote_id, name, created_at) VALUES (@id, @remoteId, @name, @now)')
  const changeStyle = db.prepare('UPDATE writing_styles SET remote_id = @remoteId, name = @name WHERE id = @id')
  const removeStyle = db.prepare('DELETE FROM writing_styles WHERE id = ?')
  const connections = db.prepare<[], Connection>('SELECT platform, state, source, at FROM connections')
  const setConnection = db.prepare(
    `INSERT INTO connections (platform, state, source, at) VALUES (@platform, @state, @source, @at)
     ON CONFLICT (platform) DO UPDATE SET state = excluded.state, source = excluded.source, at = excluded.at`,
  )
  const forgetConnection = db.prepare('DELETE FROM connections WHERE platform = ?')
  const defaults = db.prepare<[], DefaultsRow>('SELECT post_types, research_mode, style_id, cta, time_zone FROM client_defaults')
  const setDefaults = db.prepare(
    `INSERT INTO client_defaults (one, post_types, research_mode, style_id, cta, time_zone) VALUES (1, @postTypes, @researchMode, @styleId, @ctaText, @timeZone)
     ON CONFLICT (one) DO UPDATE SET post_types = @postTypes, research_mode = @researchMode, style_id = @styleId, cta = @ctaText, time_zone = @timeZone`,
  )
  return {
    styles: (): Style[] => styles.all(),
    style: (id: string): Style | null => style.get(id) ?? null,
    styleNamed: (remoteId: string): string | null => styleNamed.get(remoteId)?.id ?? null,
    insertStyle: (row: Style & { now: number }) => insertStyle.run(row),
    changeStyle: (row: Style) => changeStyle.run(row),
    removeStyle: (id: string) => removeStyle.run(id),
    connections(): Connection[] {
      const known = new Map(connections.all().map((row) => [row.platform, row]))
      return PLATFORMS.map((platform) => known.get(platform) ?? { platform, state: 'unknown', source: null, at: null })
    },
    setConnection: (row: { platform: Platform; state: string; source: string; at: number }) => setConnection.run(row),
    forgetConnection: (platform: Platform) => forgetConnection.run(platform),
    defaults(): Defaults {
      const row = defaults.get()
      if (!row) return { postTypes: [], researchMode: null, styleId: null, ctaText: null, timeZone: null }
      return { postTypes: parsePostTypes(row.post_types), researchMode: row.research_mode, styleId: row.style_id, ctaText: row.cta, timeZone: row.time_zone }
    },
    setDefaults: ({ postTypes, ...rest }: Defaults) => setDefaults.run({ ...rest, postTypes: JSON.stringify(postTypes) }),
  }
}

/** Of a list that a newer version may have written, those that this one knows. */
export function parsePostTypes(json: string): Defaults['postTypes'] {
  return z.array(z.unknown()).parse(JSON.parse(json)).flatMap((one) => {
    const known = postTypeSchema.safeParse(one)
    return known.success ? [known.data] : []
  })
}
