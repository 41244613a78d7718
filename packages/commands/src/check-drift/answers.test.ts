import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UserError } from '@mlops-actions/core'
import { whyNot } from './answers.ts'

test('why a version could not be asked names no value of a row', () => {
  const quoted = new UserError({
    code: 'COLUMN_TYPE',
    message: 'Column "name" holds texts ("Ada Lovelace"), and input "X" takes float.',
  })
  assert.equal(whyNot('3', quoted), 'v3 could not be asked: COLUMN_TYPE; mlops predict shows which values')
  const counted = new UserError({ code: 'VALUE_MISSING', message: 'Column "a" is missing in 50 rows.' })
  assert.equal(whyNot('3', counted), 'v3 could not be asked: Column "a" is missing in 50 rows.')
})
