import { test } from 'node:test'
import { incumbents } from './fixtures/incumbents.ts'

for (const one of incumbents) test(`${one.who}: ${one.does}`, one.check)
