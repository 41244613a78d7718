import type { CheckDriftBody } from '../check-drift/body.ts'
import type { DeployBody } from '../deploy/body.ts'
import type { PackageBody } from '../package/body.ts'
import type { RegisterBody } from '../register/body.ts'
import type { TrainBody } from '../train/body.ts'
import type { ValidateBody } from '../validate/body.ts'

/** What each step's record holds. */
export interface Bodies {
  readonly train: TrainBody
  readonly validate: ValidateBody
  readonly package: PackageBody
  readonly register: RegisterBody
  readonly deploy: DeployBody
  readonly 'check-drift': CheckDriftBody
}
