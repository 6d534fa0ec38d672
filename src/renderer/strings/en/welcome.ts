/** Words of the first use. */
export const welcome = {
  title: 'Every client in a room of its own',
  text: 'Write and send for all of them, with or without a connection.',
  connect: 'Connect my account',
  connectText: 'Bring the workspaces you already have at PowerPost. Each becomes a client here and stays apart from the others.',
  connectNeeds: 'An API key and a workspace ID to paste',
  connectTime: 'About a minute',
  sandbox: 'Try it with the sandbox',
  sandboxText: 'Two made-up clients and a practice service on this computer. Break anything; none of it goes public.',
  sandboxNeeds: 'No account, nothing to install',
  sandboxTime: 'Ready in a few seconds',
  write: 'Just write',
  writeText: 'Start with a client that lives on this computer. Link it to PowerPost on the day you want to send.',
  writeNeeds: 'A name and a colour',
  writeTime: 'Ready at once',
  factLocal: 'What you write stays on this computer until you send it',
  factKeys: 'Keys are kept in your system’s keychain',
  factKeysSession: 'Keys are kept until you quit: no keychain here',
  back: 'All three ways',

  keyStep: 'Step 1 of 2',
  keyTitle: 'Connect your account',
  keyText: 'Make an API key on powerpost.ai under Settings, API keys, and paste it here.',
  clientStep: 'Step 2 of 2',
  clientTitle: 'Add your first client',
  clientText: 'Each workspace at PowerPost is one client here. You can add the others afterwards.',

  sandboxTitle: 'Setting up the sandbox',
  sandboxStart: 'Starting the practice service',
  sandboxFirst: 'Making Nordic Coffee',
  sandboxSecond: 'Making Alpine Bikes',
  sandboxFailed: 'The sandbox could not be set up.',
  stepDone: 'done',
  stepNow: 'under way',
  stepWaits: 'waits',
  stepFailed: 'failed',

  writeTitle: 'Your first client',
  writeHint: 'A client keeps its drafts, photos and posts to itself. You can add as many as you need.',
  startWriting: 'Start writing',
} as const

/** The made-up clients of the sandbox. */
export const SAMPLE_CLIENTS = [
  { name: 'Nordic Coffee', color: 'teal' },
  { name: 'Alpine Bikes', color: 'orange' },
] as const
