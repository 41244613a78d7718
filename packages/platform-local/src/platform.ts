import { join, resolve } from 'node:path'
import type { Platform, Registry } from '@mlops-actions/core'
import { createLocalDatasets } from './datasets.ts'
import { collectedFiles, createLocalEndpoints } from './endpoints/index.ts'
import { assertRemembers, type EnvironmentFacts, factsOf } from './facts.ts'
import { directoryStore } from './registry/directory-store.ts'
import { gitStore } from './registry/git-store.ts'
import { createRegistry } from './registry/registry.ts'
import type { Store } from './registry/store.ts'
import { createLocalTraining } from './training/training.ts'

/** What the local platform is made from. */
export interface LocalPlatformOptions {
  /** The folder of mlops.yml. */
  readonly root: string
  /** The state folder: `.mlops` below the root, or MLOPS_HOME. */
  readonly home: string
  readonly store: 'directory' | 'git'
  /** The environment of this process. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What starts this program again, for processes that outlive it. */
  readonly command: readonly string[]
}

/** The four ports on this machine: no account, no container engine. */
export function createLocalPlatform(options: LocalPlatformOptions): Platform {
  const { root, environment } = options
  const home = resolve(options.home)
  const facts = factsOf(environment)
  return {
    name: 'local',
    can: {
      detachedRuns: !facts.inJob || facts.detach,
      endpointOutlivesJob: !facts.inJob || facts.detach,
      mirror: 'none',
      atomicUpdate: true,
      retriesOnOldDeployment: true,
      perRequestMetrics: true,
    },
    training: createLocalTraining({ home, environment }),
    registry: remembering(createRegistry(openStore(options.store, root, home, environment)), options.store, facts),
    endpoints: createLocalEndpoints({
      home,
      controller: {
        // Not `mlops serve`: the controller needs the state folder, not the repository, and no second process around it.
        command: [...options.command, 'role', 'serve'],
        env: { MLOPS_HOME: home },
        detach: facts.detach,
      },
    }),
    datasets: createLocalDatasets((endpoint, window) => collectedFiles(home, endpoint, window)),
  }
}

/** Versions, their marks and aliases are made to be found by a later job: where they would die with this one, they are refused. */
function remembering(registry: Registry, store: 'directory' | 'git', facts: EnvironmentFacts): Registry {
  return {
    ...registry,
    async createVersion(...args) {
      assertRemembers(`The version of ${args[0]}`, store, facts)
      return await registry.createVersion(...args)
    },
    async mark(...args) {
      assertRemembers(`What is noted of v${args[1]}`, store, facts)
      await registry.mark(...args)
    },
    async setAliases(...args) {
      assertRemembers(`The aliases of ${args[0]}`, store, facts)
      return await registry.setAliases(...args)
    },
  }
}

/** The store of a registry: `directory` below the state folder, `git` in the repository of the root. */
export function openStore(
  kind: 'directory' | 'git',
  root: string,
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): Store {
  if (kind === 'directory') return directoryStore(join(home, 'registry'))
  return gitStore({ folder: root, remote: environment['MLOPS_REGISTRY_REMOTE'] || undefined, environment })
}
