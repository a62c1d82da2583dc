// One App Service, one storage account for the ledger, one managed identity that is both the application and the bot.
// The API's app registration and the grant on the SharePoint site are Entra's and Graph's: see README.md.
targetScope = 'resourceGroup'

@description('Prefix of every name, in lower-case letters and digits.')
@minLength(3)
@maxLength(14)
param name string

param location string = resourceGroup().location

@description('Public host name, without https://.')
param hostName string

@description('Application (client) id of the API\'s app registration.')
param apiClientId string

@description('The register\'s site, as council.sharepoint.com:/sites/Quarterbook.')
param site string

@description('Tenants whose people may sign in, by comma.')
param tenants string = tenant().tenantId

@description('The mailbox from which people without Teams are written to; empty where nobody is.')
param mailFrom string = ''

// Storage Blob Data Contributor: the lease with which one of several servers sends.
var blobContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
var tableContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3')

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${name}-identity'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${name}ledger'
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    allowBlobPublicAccess: false
    // Only the managed identity gets in; there are no keys to leak.
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource ledgerAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, tableContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: tableContributor
  }
}

resource leaseAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, blobContributor)
  scope: storage
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: blobContributor
  }
}

resource plan 'Microsoft.Web/serverfarms@2023-12-01' = {
  name: '${name}-plan'
  location: location
  kind: 'linux'
  sku: { name: 'B1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2023-12-01' = {
  name: '${name}-app'
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      // The chase runs in the process: it must not be put to sleep.
      alwaysOn: true
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      healthCheckPath: '/health'
      appCommandLine: 'node --import tsx server/main.ts'
      appSettings: [
        { name: 'HOST', value: '0.0.0.0' }
        { name: 'PORT', value: '8080' }
        { name: 'PUBLIC_URL', value: 'https://${hostName}' }
        { name: 'TENANTS', value: tenants }
        { name: 'API_CLIENT_ID', value: apiClientId }
        { name: 'BOT_APP_ID', value: identity.properties.clientId }
        { name: 'BOT_APP_TYPE', value: 'UserAssignedMSI' }
        { name: 'SITE', value: site }
        { name: 'TABLES_URL', value: storage.properties.primaryEndpoints.table }
        { name: 'BLOBS_URL', value: storage.properties.primaryEndpoints.blob }
        { name: 'MAIL_FROM', value: mailFrom }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: '${name}-bot'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: 'Quarterbook'
    endpoint: 'https://${hostName}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppType: 'UserAssignedMSI'
    msaAppMSIResourceId: identity.id
    msaAppTenantId: tenant().tenantId
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: {
    channelName: 'MsTeamsChannel'
    properties: { isEnabled: true }
  }
}

output identityClientId string = identity.properties.clientId
output identityObjectId string = identity.properties.principalId
output appHost string = app.properties.defaultHostName
