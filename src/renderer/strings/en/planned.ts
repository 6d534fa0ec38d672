/** Words for what goes out at a time: who brings it there, taking it back, another time. Times come in as text. */
import type { AppCarries } from '../../../domain/sends/index.ts'

/** Before the time is chosen, and for each time that is: who brings it there. */
export const CARRIES: Record<AppCarries | 'server', string> = {
  server: 'PowerPost publishes it then, whether this app runs or not. Whether credits are taken now or then is not known.',
  off: 'The app must run then. Up to five minutes late it still goes out; later it asks you first. In Settings, Accounts, this can be left to PowerPost.',
  absent: 'This PowerPost does not schedule posts, so the app must run then. Up to five minutes late it still goes out; later it asks you first.',
  'too-far': 'PowerPost takes posts at most 60 days ahead, so this app brings it there: it must run then.',
  'too-near': 'That is too near to leave it to PowerPost, so this app publishes it: keep it running until then.',
}

export const plannedWords = {
  held: (time: string) => `Scheduled by PowerPost for ${time}`,
  byApp: (time: string) => `Goes out ${time}, while this app runs`,
  moving: (time: string) => `Moving to ${time}`,
  changeTime: 'Change time…',
  cancel: 'Cancel send',
  dialogTitle: (client: string) => `Another time for ${client}`,
  /** What happens to what PowerPost holds already. */
  heldFirst: 'PowerPost holds this post. The app takes it back there first, and plans it anew once that is certain. If it goes out before, it stays as it is.',
  timeName: 'Time to publish',
  accept: (client: string) => `Change time for ${client}`,
  changed: (time: string) => `Goes out ${time}`,
  changing: 'Taking it back from PowerPost first. The outbox shows how it goes.',
  cancelling: 'Asking PowerPost to take it back. The outbox shows how it goes.',
  creditsUnknown: 'Whether PowerPost took credits for it is not known.',
  /** Why the app publishes what PowerPost was to. */
  appCarries: {
    absent: 'This PowerPost does not schedule posts: this app publishes it at its time, and must run then.',
    'too-near': 'PowerPost could not be asked in time: this app publishes it at its time, and must run then.',
    user: 'As you chose, this app publishes it at its time, and must run then.',
  },
} as const

/** The setting of an account. */
export const schedulingWords = {
  row: 'At a time',
  label: 'Leave sends with a time to PowerPost',
  on: ['PowerPost publishes at the time, whether this app runs or not.', 'From ten minutes to 60 days ahead. Nearer or farther, this app publishes it and must run then.'],
  off: ['This app publishes at the time, and must run then.'],
  /** For an account whose ways were never tried. */
  unknown: [
    'PowerPost documents that it schedules posts; how it is asked to is not documented.',
    'The app trusts only what it reads back, and never publishes itself what PowerPost may hold.',
    'Whether credits are taken when it is scheduled or when it goes out is not known.',
  ],
  absent: ['This PowerPost does not know how to schedule: this app publishes at the time, and must run then.', 'Turn it off and on to ask again.'],
} as const
