import type { Connection } from '../../../contract/schemas/client-settings.ts'
import type { KeyScope } from '../../../contract/schemas/accounts.ts'

export const clientWords = {
  about: (client: string) => `For ${client} alone.`,
  noClient: 'Add a client first.',
  loading: 'Loading the settings of the client',
  failed: 'The settings could not be read.',
  connections: 'Networks',
  connectionsAbout: 'PowerPost does not say which networks are connected. This is the last that was learnt from its answers, or that you said. It never holds a post back.',
  connectionOf: (network: string) => `${network}: connection`,
  states: { connected: 'Connected', 'not-connected': 'Not connected', unknown: 'Unknown' } satisfies Record<Connection['state'], string>,
  sources: { posted: 'A post went out', refused: 'PowerPost refused a post', 'refused-one-of': 'PowerPost refused a post to several networks; one of them is not connected', user: 'Set by you' } satisfies Record<NonNullable<Connection['source']>, string>,
  nothingLearnt: 'Nothing learnt yet',
  styles: 'Writing styles',
  stylesAbout: 'PowerPost does not list its styles. Copy the ID of each from its dashboard and give it a name.',
  addStyle: 'Add style',
  editStyle: 'Change style',
  noStyles: 'No styles yet.',
  styleName: 'Name',
  styleId: 'ID on PowerPost',
  nameMissing: 'Give it a name.',
  idWrong: 'That is not the ID of a writing style: it has no spaces and no accents.',
  idKnown: 'A style with this ID is here already.',
  editOf: (name: string) => `Change ${name}`,
  removeOf: (name: string) => `Remove ${name}`,
  isDefault: 'Default',
  defaults: 'Drafts and captions begin with',
  defaultsAbout: 'Each can be changed in the draft or the request itself.',
  postTypes: 'Networks of a new draft',
  researchMode: 'Research',
  style: 'Writing style',
  noStyle: 'None',
  otherStyle: 'Another ID…',
  cta: 'Call to action',
  ctaTooLong: 'At most 100 characters.',
}

export const scopeWords = {
  row: 'This key may',
  states: { granted: 'seen to work', missing: 'not allowed', unknown: 'not tried yet' } satisfies Record<KeyScope['state'], string>,
  about: 'Learnt from answers: PowerPost has no call that tells what a key may do.',
  names: {
    'account:read': 'Read the balance', 'content:read': 'Read captions', 'content:generate': 'Write captions', 'images:read': 'Read images', 'images:generate': 'Make images',
    'videos:read': 'Read videos', 'videos:generate': 'Make videos', 'media:write': 'Upload files', 'posts:read': 'Read posts', 'posts:write': 'Create posts', 'posts:publish': 'Publish and schedule',
    'calendar:read': 'Read the calendar', 'calendar:write': 'Change the calendar', 'analytics:read': 'Read analytics',
  } satisfies Record<KeyScope['scope'], string>,
}
