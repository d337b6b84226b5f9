// Policy for the deploy role, paste into the AWS console
export const deployPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'LaunchPilotDeploy',
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
    },
  ],
};
