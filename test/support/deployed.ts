/** What a deployment sets otherwise than development does. */
export const deployed = {
  ENVIRONMENT: 'production',
  SESSION_KEYS: 'a-key-of-this-deployment-for-sessions',
  DATA_KEYS: 'a-key-of-this-deployment-for-its-data',
}
