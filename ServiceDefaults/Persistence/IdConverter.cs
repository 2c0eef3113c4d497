using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Seisan.Kernel;

namespace Seisan.ServiceDefaults.Persistence;

public sealed class TenantIdConverter() : ValueConverter<TenantId, Guid>(id => id.Value, value => new TenantId(value));
