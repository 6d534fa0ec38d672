/** What is set for one client: its writing styles, which networks are connected, and what drafts and captions begin with. It never leaves its database. */
import { AppError } from '../../contract/errors.ts'
import { MAX_STYLES } from '../../contract/schemas/client-settings.ts'
import type { ClientSettings as Settings, DefaultsChange } from '../../contract/schemas/client-settings.ts'
import { CTA_MAX } from '../../domain/generations/index.ts'
import { POST_TYPES } from '../../domain/post-types.ts'
import type { Platform } from '../../domain/post-types.ts'
import { cacheByDatabase } from '../media/rows.ts'
import type { Clock, Random } from '../ports.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { createClientSettingsRows } from './rows.ts'
import type { ClientSettingsRows } from './rows.ts'

export interface ClientSettings {
  get(workspace: Workspace): Settings
  /** Throws INVALID_INPUT with the field: an id that is kept already, or more than 200 styles. */
  addStyle(workspace: Workspace, input: { commandId: string; remoteId: string; name: string; isDefault?: boolean | undefined }): Settings
  /** Changes what is given. Throws NOT_FOUND, INVALID_INPUT. */
  updateStyle(workspace: Workspace, input: { commandId: string; styleId: string; remoteId?: string | undefined; name?: string | undefined }): Settings
  /** Where it was the default, there is none then. Captions that were asked for with it keep it. */
  removeStyle(workspace: Workspace, input: { commandId: string; styleId: string }): Settings
  /** What the user knows of a network; `unknown` forgets what was learnt. The next answer that tells counts again. */
  setConnection(workspace: Workspace, input: { commandId: string; platform: Platform; state: 'connected' | 'not-connected' | 'unknown' }): Settings
  /** Throws NOT_FOUND for a style that is not here, INVALID_INPUT for a call to action that is too long. */
  setDefaults(workspace: Workspace, input: { commandId: string; change: DefaultsChange }): Settings
}

export function createClientSettings(deps: { clock: Clock; random: Random }): ClientSettings {
  const rowsOf = cacheByDatabase(createClientSettingsRows)

  const get = (workspace: Workspace): Settings => {
    const rows = rowsOf(workspace.db)
    return { styles: rows.styles(), connections: rows.connections(), defaults: rows.defaults() }
  }
  const act = (workspace: Workspace, commandId: string, kind: string, work: (rows: ClientSettingsRows) => string): Settings => {
    workspace.command(commandId, `clientSettings.${kind}`, (note): { ok: true } => {
      note('settings', work(rowsOf(workspace.db)))
      return { ok: true }
    })
    return get(workspace)
  }
  const mustBeFree = (rows: ClientSettingsRows, remoteId: string, except: string | null) => {
    const known = rows.styleNamed(remoteId)
    if (known !== null && known !== except) throw new AppError('INVALID_INPUT', 'A style with that id is here already.', { field: 'remoteId', details: ['known'] })
  }

  return {
    get,
    addStyle: (workspace, { commandId, remoteId, name, isDefault }) =>
      act(workspace, commandId, 'addStyle', (rows) => {
        mustBeFree(rows, remoteId, null)
        if (rows.styles().length >= MAX_STYLES) throw new AppError('INVALID_INPUT', 'That is more than one client can keep.', { field: 'name' })
        const id = deps.random.uuid()
        rows.insertStyle({ id, remoteId, name, now: deps.clock.now() })
        if (isDefault === true) rows.setDefaults({ ...rows.defaults(), styleId: id })
        return id
      }),
    updateStyle: (workspace, { commandId, styleId, remoteId, name }) =>
      act(workspace, commandId, 'updateStyle', (rows) => {
        const row = mustBeHere(rows, styleId)
        if (remoteId !== undefined) mustBeFree(rows, remoteId, styleId)
        rows.changeStyle({ id: styleId, remoteId: remoteId ?? row.remoteId, name: name ?? row.name })
        return styleId
      }),
    removeStyle: (workspace, { commandId, styleId }) =>
      act(workspace, commandId, 'removeStyle', (rows) => {
        rows.removeStyle(styleId)
        return styleId
      }),
    setConnection: (workspace, { commandId, platform, state }) =>
      act(workspace, commandId, 'setConnection', (rows) => {
        if (state === 'unknown') rows.forgetConnection(platform)
        else rows.setConnection({ platform, state, source: 'user', at: deps.clock.now() })
        return platform
      }),
    setDefaults: (workspace, { commandId, change }) =>
      act(workspace, commandId, 'setDefaults', (rows) => {
        if (change.styleId != null) mustBeHere(rows, change.styleId)
        const now = rows.defaults()
        const ctaText = change.ctaText === undefined ? now.ctaText : change.ctaText?.trim() || null
        if (ctaText !== null && ctaText.length > CTA_MAX) throw new AppError('INVALID_INPUT', 'The call to action is too long.', { field: 'ctaText' })
        rows.setDefaults({
          postTypes: change.postTypes === undefined ? now.postTypes : POST_TYPES.filter((one) => change.postTypes?.includes(one)),
          researchMode: change.researchMode === undefined ? now.researchMode : change.researchMode,
          styleId: change.styleId === undefined ? now.styleId : change.styleId,
          ctaText,
          timeZone: change.timeZone === undefined ? now.timeZone : change.timeZone,
        })
        return 'defaults'
      }),
  }
}

function mustBeHere(rows: ClientSettingsRows, styleId: string) {
  const row = rows.style(styleId)
  if (row === null) throw new AppError('NOT_FOUND', 'That style is not here any more.')
  return row
}
