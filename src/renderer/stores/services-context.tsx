/** Hands the services to components; each hook reads one part of one store. */
import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { AccountsState } from './accounts.ts'
import type { AppState } from './app.ts'
import type { OverviewState } from './overview.ts'
import type { PreferencesState } from './preferences.ts'
import type { Services } from './services.ts'
import type { WorkspacesState } from './workspaces.ts'

const ServicesContext = createContext<Services | null>(null)

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return <ServicesContext value={services}>{children}</ServicesContext>
}

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (services === null) throw new Error('useServices is used outside of ServicesProvider')
  return services
}

export const useApp = <T,>(select: (state: AppState) => T): T => useStore(useServices().app, select)
export const useAccounts = <T,>(select: (state: AccountsState) => T): T => useStore(useServices().accounts, select)
export const useWorkspaces = <T,>(select: (state: WorkspacesState) => T): T => useStore(useServices().workspaces, select)
export const usePreferences = <T,>(select: (state: PreferencesState) => T): T => useStore(useServices().preferences, select)
export const useOverview = <T,>(select: (state: OverviewState) => T): T => useStore(useServices().overview, select)
