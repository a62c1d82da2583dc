import { startLimitedConnector, type ConnectorOptions } from '../../test/sending/limitedConnector.ts';

/** The connector in a process of its own: its work is nobody else's. Told how to behave, it says where it is. */
process.once('message', (options: ConnectorOptions) => {
  void startLimitedConnector(options).then(connector => {
    process.on('message', () => process.send?.(connector.report()));
    process.send?.(connector.url);
  });
});
