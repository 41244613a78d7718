import { spawnSync } from 'node:child_process'

/** A row as the endpoint takes it. */
export type DemoRow = Record<string, string | number>

/** What the demo does with one of the example repositories. */
export interface Story {
  readonly example: string
  readonly why: string
  /** What the clients of the endpoint ask about. */
  readonly rows: string
  /** Settings of `train.parameters` in mlops.yml, a commit each. */
  readonly worse: { readonly subject: string; readonly parameters: Readonly<Record<string, string>> }
  readonly better: { readonly subject: string; readonly parameters: Readonly<Record<string, string>> }
  readonly third: { readonly subject: string; readonly parameters: Readonly<Record<string, string>> }
  /** What a caller does wrong, and to whom it happens. */
  readonly fault: { readonly text: string; readonly apply: (row: DemoRow) => DemoRow }
  /** Columns of the table that are not sent. */
  readonly notSent: readonly string[]
}

const credit: Story = {
  example: 'credit-default',
  why: 'scikit-learn in Python, exported to ONNX',
  rows: 'data/test.csv',
  worse: {
    subject: 'Use more and deeper trees',
    parameters: { trees: '120', 'max-depth': '3', 'opposite-sign-education': '3' },
  },
  better: { subject: 'Keep the sign of the repayment status', parameters: { 'opposite-sign-education': '0' } },
  third: { subject: 'Add ten trees', parameters: { trees: '130' } },
  fault: {
    text: 'a caller begins to send limit_bal in thousands, a quarter of the requests',
    apply: (row) => ({ ...row, limit_bal: Number(row['limit_bal']) / 1000 }),
  },
  notSent: ['id', 'default_payment_next_month'],
}

const bikes: Story = {
  example: 'bike-sharing',
  why: 'trained in plain Node: Python 3.10 or newer with venv was not found',
  // Callers ask about hours like those of the training data, so that the fault below is all that is new.
  rows: 'data/train.csv',
  worse: {
    subject: 'Use more and deeper trees',
    parameters: { trees: '150', 'max-depth': '6', 'weekend-hour-shift': '2' },
  },
  better: { subject: 'Set the clock of days off right', parameters: { 'weekend-hour-shift': '0' } },
  third: { subject: 'Add ten trees', parameters: { trees: '160' } },
  fault: {
    text: 'a caller begins to send hum in percent instead of as a share, a quarter of the requests',
    apply: (row) => ({ ...row, hum: Number(row['hum']) * 100 }),
  },
  notSent: ['instant', 'dteday', 'casual', 'registered', 'cnt'],
}

/** The first example where Python 3.10+ with venv is there, else the second. */
export function chooseStory(wanted: string | undefined): Story {
  if (wanted === bikes.example) return { ...bikes, why: 'trained in plain Node, as asked for' }
  if (wanted === credit.example) return credit
  const probe = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 10) else 1)'
  const found = ['python3', 'python'].some((name) => spawnSync(name, ['-c', probe], { stdio: 'ignore' }).status === 0)
  return found ? credit : bikes
}
