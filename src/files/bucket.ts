import { patient } from '../outside/answered.ts'

/** The bucket, which fails where it does not answer in time. */
export const patientBucket = (bucket: R2Bucket): R2Bucket => patient(bucket, 'R2', ['get', 'head', 'list'])
