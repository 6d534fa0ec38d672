/**
 * Limits and words of the API.
 * Written by `npm run api-types` from docs/api/openapi.yaml: change that file, not this one.
 */

/** By schema and field, by parameter, or by call. Lengths are characters, quantities are entries, the rest is as named. */
export const LIMITS = {
  Media: {
    file_size: { minimum: 0 },
  },
  OrderTaken: {
    credits_used: { minimum: 0 },
    remaining_credits: { minimum: 0 },
  },
  CaptionOrder: {
    prompt: { minLength: 3, maxLength: 2000 },
    media_ids: { minItems: 1, maxItems: 10 },
    post_types: { minItems: 1 },
    cta_text: { maxLength: 100 },
    source_urls: { maxItems: 10 },
  },
  GenerationRow: {
    credits_used: { minimum: 0 },
  },
  ImageModel: {
    'flux2-flex': { sizes: ['square', 'feed', 'portrait', 'landscape'] },
    'ideogram-3': { sizes: ['square', 'feed', 'portrait', 'landscape'] },
    'gpt-image-1.5': { sizes: ['square', 'portrait', 'landscape'] },
    'nano-banana-2': { sizes: ['square', 'feed', 'portrait', 'landscape'] },
  },
  ImageOrder: {
    prompt: { maxLength: 2000 },
    quantity: { minimum: 1, maximum: 4, default: 1 },
    enhance_prompt: { default: false },
    style_images: { maxItems: 4 },
  },
  MadeImage: {
    url: { minLength: 1 },
    width: { minimum: 1 },
    height: { minimum: 1 },
  },
  ImageGeneration: {
    quantity: { minimum: 0 },
  },
  VideoModel: {
    'kling-3.0-pro': { durations: [5, 10], hasSound: true, promptLength: 2500 },
    'veo-3.1': { durations: [4, 8], hasSound: true, promptLength: 3000 },
    'runway-gen-4.5': { durations: [5, 10], hasSound: false, promptLength: 1000 },
  },
  VideoOrder: {
    prompt: { minLength: 1, maxLength: 3000 },
    duration: { enum: [4, 5, 8, 10] },
    has_audio: { default: false },
    enhance_prompt: { default: false },
  },
  MadeVideo: {
    url: { minLength: 1 },
    width: { minimum: 1 },
    height: { minimum: 1 },
    duration: { minimum: 0 },
  },
  VideoGeneration: {
    duration: { minimum: 0 },
  },
  NewItem: {
    title: { minLength: 1 },
  },
  PostOrder: {
    items: { minItems: 1, maxItems: 12 },
  },
  PublishTaken: {
    credits_used: { minimum: 0 },
  },
  NewCalendarEntry: {
    title: { minLength: 1, maxLength: 500 },
    description: { maxLength: 5000 },
  },
  CalendarChange: {
    title: { minLength: 1, maxLength: 500 },
    description: { maxLength: 5000 },
  },
  Workspace: {
    minLength: 1,
  },
  Id: {
    minLength: 1,
  },
  PageSize: {
    minimum: 1,
    maximum: 100,
    default: 20,
  },
  PageStart: {
    minLength: 1,
  },
  uploadMedia: {
    imageBytes: 10000000,
    videoBytes: 500000000,
    accountBytes: 10000000000,
    imageTypes: ['image/jpeg', 'image/png', 'image/webp'],
    videoTypes: ['video/mp4', 'video/quicktime', 'video/webm'],
  },
  schedulePost: {
    daysAhead: 60,
  },
  listCalendarEntries: {
    daysApart: 366,
  },
} as const

/** Words that are known. PowerPost may have more by now. */
export const WORDS = {
  Platform: ['instagram', 'tiktok', 'youtube', 'x', 'facebook', 'linkedin'],
  PostType: ['instagram-feed', 'instagram-reel', 'instagram-story', 'tiktok-video', 'tiktok-photos', 'youtube-video', 'youtube-short', 'x-post', 'facebook-post', 'facebook-reel', 'facebook-story', 'linkedin-post'],
  RefusalCode: ['VALIDATION_ERROR', 'INVALID_API_KEY', 'INSUFFICIENT_CREDITS', 'FORBIDDEN', 'INSUFFICIENT_SCOPE', 'NOT_FOUND', 'ALREADY_PUBLISHED', 'FILE_TOO_LARGE', 'STORAGE_QUOTA_EXCEEDED', 'PLATFORM_NOT_CONNECTED', 'RATE_LIMIT_EXCEEDED', 'INTERNAL_ERROR'],
  MediaKind: ['image', 'video'],
  JobStatus: ['pending', 'processing', 'completed', 'failed'],
  ResearchMode: ['regular', 'deep'],
  ImageShape: ['square', 'feed', 'portrait', 'landscape'],
  ImageModel: ['flux2-flex', 'ideogram-3', 'gpt-image-1.5', 'nano-banana-2'],
  VideoShape: ['landscape', 'portrait'],
  VideoModel: ['kling-3.0-pro', 'veo-3.1', 'runway-gen-4.5'],
  PostStatus: ['draft', 'scheduled', 'publishing', 'published', 'failed', 'canceled'],
  ItemStatus: ['draft', 'posting', 'posted', 'failed'],
} as const
