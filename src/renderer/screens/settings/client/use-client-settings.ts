import { useStore } from 'zustand'
import { toAppError } from '../../../../contract/wire-error.ts'
import type { ClientSettingsState, OneClientSettings } from '../../../stores/client-settings.ts'
import { useServices } from '../../../stores/services-context.tsx'
import { wordsFor } from '../../../strings/errors.ts'

export function useOneClientSettings(workspaceId: string): OneClientSettings {
  return useServices().clientSettings.of(workspaceId)
}

export function useClientSettings<T>(workspaceId: string, select: (state: ClientSettingsState) => T): T {
  return useStore(useOneClientSettings(workspaceId).state, select)
}

/** Runs an act of the page; a failure is told in a toast. */
export function useTry(): (work: Promise<void>) => void {
  const { toasts } = useServices()
  return (work) => void work.catch((error: unknown) => toasts.getState().show({ text: wordsFor(toAppError(error)), tone: 'danger' }))
}
