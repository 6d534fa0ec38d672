/** Words of what can be done about a step, and of what holds up a whole account. */
import type { Pause } from '../../../contract/schemas/accounts.ts'
import type { IntentView, OutboxAction } from '../../../contract/schemas/outbox.ts'

export const unknownPanel = {
  looksTitle: 'What was seen',
  noLooks: 'Not looked at yet.',
  answersTitle: { publish: 'Seen it yourself?', other: 'What should happen?' },
}

/** The answers to a state that only the user can settle, with what each means. */
export const ANSWERS = {
  'it-is-live': 'Closes this as done. Nothing is sent.',
  'it-is-not': 'Publishes it once more. PowerPost refuses if it turns out to be live.',
  'send-again': 'Asks for the captions once more. If the first request was done, both cost credits.',
  'give-up': 'Ends this request. If it was done, it has cost credits, and its captions stay on PowerPost.',
} as const satisfies Partial<Record<OutboxAction, string>>
export type Answer = keyof typeof ANSWERS

/** Of one kind of step, where it differs. */
const ANSWERS_OF: Partial<Record<IntentView['kind'], Partial<Record<Answer, string>>>> = {
  schedule: {
    'it-is-live': 'PowerPost brings it to its time. The app follows it there.',
    'it-is-not': 'Asks PowerPost once more. It refuses if the post is scheduled after all.',
  },
  unschedule: {
    'send-again': 'Asks PowerPost once more to take it back. Twice does no more than once.',
    'give-up': 'Leaves it as it is: if it is still scheduled, it goes out at its time.',
  },
}
export const answerMeans = (action: Answer, kind: IntentView['kind']): string => ANSWERS_OF[kind]?.[action] ?? ANSWERS[action]
export const isAnswer = (action: OutboxAction): action is Answer => Object.hasOwn(ANSWERS, action)

export const ACTIONS: Record<OutboxAction, string> = {
  cancel: 'Cancel',
  retry: 'Try again',
  'look-again': 'Look again',
  'it-is-live': 'It is live',
  'it-is-not': 'It is not',
  'fix-and-resend': 'Fix and resend…',
  'replace-key': 'Replace key…',
  release: 'Let it go on…',
  approve: 'Approve',
  'send-again': 'Ask again…',
  'give-up': 'Give it up',
  pause: 'Pause',
  resume: 'Resume',
  'carry-here': 'Publish from this app',
}

const ACTIONS_OF: Partial<Record<IntentView['kind'], Partial<Record<OutboxAction, string>>>> = {
  schedule: { 'it-is-live': 'It is scheduled' },
  unschedule: { cancel: 'Leave it scheduled', 'send-again': 'Take back again', 'give-up': 'Leave it' },
}

export function actionLabel(action: OutboxAction, intent: Pick<IntentView, 'kind' | 'state' | 'waitingFor'>): string {
  return action === 'retry' && intent.state === 'waiting' ? 'Try now' : (ACTIONS_OF[intent.kind]?.[action] ?? ACTIONS[action])
}

/** Acts that make something public, or may: asked once more with the client's name in view. */
export const CONFIRM = {
  'it-is-not': {
    title: (client: string) => `Publish again for ${client}?`,
    text: (title: string, networks: string) => `You say that “${title}” is not live on ${networks}. The app then publishes it once more.`,
    accept: (client: string) => `Publish for ${client}`,
  },
  release: {
    title: (client: string) => `Let this go on for ${client}?`,
    text: (title: string, networks: string) => `“${title}” may be out on ${networks} already, after the copy was made. Where PowerPost knows the post, the app reads it first and sends nothing twice.`,
    accept: (client: string) => `Go on for ${client}`,
  },
  'send-again': {
    title: (client: string) => `Ask again for ${client}?`,
    text: (_title: string, networks: string) => `If the first request for ${networks} did arrive, both cost credits. Nothing is published by it.`,
    accept: (client: string) => `Ask again for ${client}`,
  },
  'fix-and-resend': {
    title: (client: string) => `Send the draft anew for ${client}?`,
    text: (title: string, _networks: string) => `“${title}” goes out as the draft stands now, in place of the version that was held up. Change the draft first if you have not.`,
    accept: (client: string) => `Send anew for ${client}`,
  },
  /** A file may belong to several sends: cancelling it ends them all. */
  cancel: {
    title: () => 'Stop this upload?',
    text: (title: string) => `Everything that needs this file is cancelled, “${title}” included. Drafts and files are kept.`,
    accept: () => 'Stop the upload',
  },
} as const

const CONFIRM_SCHEDULE = {
  title: (client: string) => `Schedule again for ${client}?`,
  text: (title: string, networks: string) => `You say that “${title}” is not scheduled on PowerPost for ${networks}. The app then asks PowerPost once more.`,
  accept: (client: string) => `Schedule for ${client}`,
}
export type ConfirmedAct = keyof typeof CONFIRM
export const confirmWords = (action: ConfirmedAct, kind: IntentView['kind']): (typeof CONFIRM)[ConfirmedAct] => (action === 'it-is-not' && kind === 'schedule' ? CONFIRM_SCHEDULE : CONFIRM[action])

export const PAUSES: Record<Pause['code'], { title: (account: string) => string; text: string; action: 'replace-key' | 'resume' }> = {
  KEY_REFUSED: { title: (account) => `PowerPost refused the key of ${account}`, text: 'Everything of this account waits. Nothing is lost.', action: 'replace-key' },
  KEY_MISSING: { title: (account) => `The key of ${account} is not on this computer`, text: 'Everything of this account waits until you enter it again.', action: 'replace-key' },
  INSUFFICIENT_CREDITS: { title: (account) => `${account} has too few credits`, text: 'What costs credits waits. Add credits on PowerPost, then go on.', action: 'resume' },
  SCOPE_MISSING: { title: (account) => `The key of ${account} lacks a permission`, text: 'Calls that need it wait. Replace it with a key that has it.', action: 'replace-key' },
  BALANCE_UNKNOWN: { title: (account) => `The credits of ${account} are not known`, text: 'The balance must be read before anything is spent, and PowerPost did not give it. What costs credits waits.', action: 'resume' },
}
export const pauseWords = {
  replaceKey: 'Replace key…',
  resume: 'Go on',
  /** `kind` names the permission as PowerPost does. */
  permission: (kind: string) => `Missing permission: ${kind}.`,
}
