import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FolderFile, folderDigest, folderFiles } from '@mlops-actions/core'
import { type Bundle, copyInto, makeEmpty } from './bundle.ts'
import { fail } from './errors.ts'

/** What an image is built from. */
export interface ImageContextInput {
  readonly bundle: Bundle
  /** The folder to write; new or empty. */
  readonly out: string
  /** Base image with Node 24, pinned: `node:24-bookworm-slim@sha256:…`. Without it the build takes `--build-arg NODE_IMAGE=…`. */
  readonly base?: string
}

/** An OCI build context that was written. */
export interface ImageContext {
  readonly folder: string
  readonly digest: FolderFile['digest']
  readonly files: readonly FolderFile[]
}

/**
 * Writes an OCI build context: a Dockerfile and the same files as the bundle. It needs no network but the base image.
 * @throws UserError BUNDLE_INPUT for a base without a digest, BUNDLE_EXISTS
 */
export async function buildImageContext(input: ImageContextInput): Promise<ImageContext> {
  if (input.base !== undefined && !/^[^\s@]+@sha256:[0-9a-f]{64}$/.test(input.base))
    throw fail('BUNDLE_INPUT', `The base image ${JSON.stringify(input.base)} is not pinned by digest.`, {
      remedy: 'Write NAME@sha256:… (docker buildx imagetools inspect NAME shows it).',
    })
  await makeEmpty(input.out)
  for (const file of input.bundle.files)
    await copyInto(input.out, `bundle/${file.path}`, join(input.bundle.folder, file.path))
  await writeFile(join(input.out, 'Dockerfile'), dockerfile(input.base))
  await writeFile(join(input.out, '.dockerignore'), '*\n!bundle\n')
  const files = await folderFiles(input.out)
  return { folder: input.out, digest: folderDigest(files), files }
}

/** Heap limits that keep a loaded server small; the model's memory lies outside the heap. */
export const nodeMemoryFlags = ['--max-old-space-size=96', '--max-semi-space-size=2'] as const

function dockerfile(base: string | undefined): string {
  const start = JSON.stringify(['node', ...nodeMemoryFlags, 'server.mjs'])
  const probe =
    "fetch('http://127.0.0.1:'+(globalThis.process.env.PORT||8080)+'/ready').then((r)=>globalThis.process.exit(r.ok?0:1),()=>globalThis.process.exit(1))"
  return `ARG NODE_IMAGE${base === undefined ? '' : `=${base}`}
FROM \${NODE_IMAGE}
WORKDIR /bundle
COPY --chown=0:0 --chmod=a-w,a+rX bundle/ ./
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080
USER 65532:65532
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 CMD ${JSON.stringify(['node', '-e', probe])}
ENTRYPOINT ${start}
`
}
