/** Words that many places share. */
export const common = {
  appName: 'PowerPost',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  save: 'Save',
  done: 'Done',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied',
  remove: 'Remove',
  delete: 'Delete',
  more: 'More',
  loading: 'Loading',
  dismiss: 'Dismiss',
  notifications: 'Notifications',
  networks: { instagram: 'Instagram', tiktok: 'TikTok', youtube: 'YouTube', x: 'X', facebook: 'Facebook', linkedin: 'LinkedIn' },
} as const
