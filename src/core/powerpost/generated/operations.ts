/**
 * Every call: how it is made, what it needs, how it refuses.
 * Written by `npm run api-types` from docs/api/openapi.yaml: change that file, not this one.
 */

import type * as Shape from './shapes.ts'

export const OPERATIONS = {
  /** How many credits are left */
  getCredits: {
    method: 'GET', path: '/account/credits', scope: 'account:read', needsWorkspace: false, spends: false, attestation: 'documented', body: null, query: [], poll: null,
    refusals: { 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Hand over one image or video */
  uploadMedia: {
    method: 'POST', path: '/media/upload', scope: 'media:write', needsWorkspace: true, spends: false, attestation: 'documented', body: 'form', query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 413: ['FILE_TOO_LARGE', 'STORAGE_QUOTA_EXCEEDED'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Have captions written */
  generateContent: {
    method: 'POST', path: '/content/generate', scope: 'content:generate', needsWorkspace: true, spends: true, attestation: 'documented', body: 'json', query: [], poll: { operation: 'getGeneration', first: 2, every: 3, times: 60 },
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 402: ['INSUFFICIENT_CREDITS'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** The workspace's caption orders, newest first, without their texts */
  listGenerations: {
    method: 'GET', path: '/content/generations', scope: 'content:read', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: ['status', 'limit', 'cursor'], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** One caption order with its texts, once they are there */
  getGeneration: {
    method: 'GET', path: '/content/generations/{id}', scope: 'content:read', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Have images made */
  generateImages: {
    method: 'POST', path: '/images/generate', scope: 'images:generate', needsWorkspace: true, spends: true, attestation: 'documented', body: 'json', query: [], poll: { operation: 'getImageGeneration', first: 2, every: 3, times: 60 },
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 402: ['INSUFFICIENT_CREDITS'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** One image order with its images */
  getImageGeneration: {
    method: 'GET', path: '/images/generations/{id}', scope: 'images:read', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Have a video made */
  generateVideo: {
    method: 'POST', path: '/videos/generate', scope: 'videos:generate', needsWorkspace: true, spends: true, attestation: 'documented', body: 'json', query: [], poll: { operation: 'getVideoGeneration', first: 2, every: 10, times: 120 },
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 402: ['INSUFFICIENT_CREDITS'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** One video order with its video */
  getVideoGeneration: {
    method: 'GET', path: '/videos/generations/{id}', scope: 'videos:read', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** The workspace's posts, newest first (assumed) */
  listPosts: {
    method: 'GET', path: '/posts', scope: 'posts:read', needsWorkspace: true, spends: false, attestation: 'assumed', body: null, query: ['status', 'limit', 'cursor'], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Make a draft */
  createPost: {
    method: 'POST', path: '/posts', scope: 'posts:write', needsWorkspace: true, spends: false, attestation: 'documented', body: 'json', query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** One post, item by item */
  getPost: {
    method: 'GET', path: '/posts/{id}', scope: 'posts:read', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Put a draft out now */
  publishPost: {
    method: 'POST', path: '/posts/{id}/publish', scope: 'posts:publish', needsWorkspace: true, spends: true, attestation: 'documented', body: null, query: [], poll: { operation: 'getPost', first: 3, every: 3 },
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 402: ['INSUFFICIENT_CREDITS'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 409: ['ALREADY_PUBLISHED'], 422: ['PLATFORM_NOT_CONNECTED'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Put a draft out at a later time (assumed) */
  schedulePost: {
    method: 'POST', path: '/posts/{id}/schedule', scope: 'posts:publish', needsWorkspace: true, spends: true, attestation: 'assumed', body: 'json', query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 402: ['INSUFFICIENT_CREDITS'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 409: ['ALREADY_PUBLISHED'], 422: ['PLATFORM_NOT_CONNECTED'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Take back a planned publishing (assumed) */
  cancelPost: {
    method: 'POST', path: '/posts/{id}/cancel', scope: 'posts:publish', needsWorkspace: true, spends: false, attestation: 'assumed', body: null, query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 409: ['ALREADY_PUBLISHED'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** The latest figures of one published item */
  getPostItemAnalytics: {
    method: 'GET', path: '/post-items/{post_item_id}/analytics', scope: 'analytics:read', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** All entries between two days */
  listCalendarEntries: {
    method: 'GET', path: '/calendar/entries', scope: 'calendar:read', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: ['start_date', 'end_date'], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Write an entry */
  createCalendarEntry: {
    method: 'POST', path: '/calendar/entries', scope: 'calendar:write', needsWorkspace: true, spends: false, attestation: 'documented', body: 'json', query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** One entry */
  getCalendarEntry: {
    method: 'GET', path: '/calendar/entries/{id}', scope: 'calendar:read', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Change fields of an entry */
  updateCalendarEntry: {
    method: 'PATCH', path: '/calendar/entries/{id}', scope: 'calendar:write', needsWorkspace: true, spends: false, attestation: 'documented', body: 'json', query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
  /** Remove an entry */
  deleteCalendarEntry: {
    method: 'DELETE', path: '/calendar/entries/{id}', scope: 'calendar:write', needsWorkspace: true, spends: false, attestation: 'documented', body: null, query: [], poll: null,
    refusals: { 400: ['VALIDATION_ERROR'], 401: ['INVALID_API_KEY'], 403: ['INSUFFICIENT_SCOPE', 'FORBIDDEN'], 404: ['NOT_FOUND'], 429: ['RATE_LIMIT_EXCEEDED'], 500: ['INTERNAL_ERROR'] },
  },
} as const
export type OperationId = keyof typeof OPERATIONS

/** The status that each documented word of `error.code` comes with. */
export const REFUSAL_STATUS = {
  VALIDATION_ERROR: 400,
  INVALID_API_KEY: 401,
  INSUFFICIENT_CREDITS: 402,
  INSUFFICIENT_SCOPE: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  ALREADY_PUBLISHED: 409,
  FILE_TOO_LARGE: 413,
  STORAGE_QUOTA_EXCEEDED: 413,
  PLATFORM_NOT_CONNECTED: 422,
  RATE_LIMIT_EXCEEDED: 429,
  INTERNAL_ERROR: 500,
} as const

/** Parts of the address. */
export interface Paths {
  getGeneration: { id: string }
  getImageGeneration: { id: string }
  getVideoGeneration: { id: string }
  getPost: { id: string }
  publishPost: { id: string }
  schedulePost: { id: string }
  cancelPost: { id: string }
  getPostItemAnalytics: { post_item_id: string }
  getCalendarEntry: { id: string }
  updateCalendarEntry: { id: string }
  deleteCalendarEntry: { id: string }
}

/** What stands behind the question mark. */
export interface Queries {
  listGenerations: { status?: Shape.JobStatus; limit?: number; cursor?: string }
  listPosts: { status?: Shape.PostStatus; limit?: number; cursor?: string }
  listCalendarEntries: { start_date: string; end_date: string }
}

/** JSON that is sent. */
export interface Bodies {
  generateContent: Shape.CaptionOrder
  generateImages: Shape.ImageOrder
  generateVideo: Shape.VideoOrder
  createPost: Shape.PostOrder
  schedulePost: Shape.ScheduleOrder
  createCalendarEntry: Shape.NewCalendarEntry
  updateCalendarEntry: Shape.CalendarChange
}

/** JSON of a success. */
export interface Answers {
  getCredits: Shape.Credits
  uploadMedia: Shape.Media
  generateContent: Shape.CaptionOrderTaken
  listGenerations: Shape.GenerationPage
  getGeneration: Shape.Generation
  generateImages: Shape.ImageOrderTaken
  getImageGeneration: Shape.ImageGeneration
  generateVideo: Shape.VideoOrderTaken
  getVideoGeneration: Shape.VideoGeneration
  listPosts: Shape.PostPage
  createPost: Shape.Post
  getPost: Shape.Post
  publishPost: Shape.PublishTaken
  schedulePost: Shape.Post
  cancelPost: Shape.Post
  getPostItemAnalytics: Shape.ItemFigures
  listCalendarEntries: Shape.CalendarRange
  createCalendarEntry: Shape.CalendarEntry
  getCalendarEntry: Shape.CalendarEntry
  updateCalendarEntry: Shape.CalendarEntry
  deleteCalendarEntry: Shape.Done
}
