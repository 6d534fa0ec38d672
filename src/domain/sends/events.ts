/** What is written down of a send's way. `went-out`: the service published it at its time; `cancelled-there`: someone took it back elsewhere. */
export const SEND_EVENTS = ['created', 'published', 'scheduled', 'unscheduled', 'carried-by-app', 'went-out', 'cancelled', 'cancelled-there', 'superseded', 'item', 'finished'] as const
export type SendEvent = (typeof SEND_EVENTS)[number]
