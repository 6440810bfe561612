export const customerKinds = ['person', 'firm'] as const
export type CustomerKind = (typeof customerKinds)[number]
