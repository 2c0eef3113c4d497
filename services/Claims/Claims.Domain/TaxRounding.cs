namespace Seisan.Claims.Domain;

/// <summary>
/// How a fraction of a yen of tax is rounded. The law allows all three, once per document and rate
/// (消費税法施行令 70条の10, 基本通達 1-8-15); a tenant chooses one.
/// </summary>
public enum TaxRounding
{
    Floor,
    HalfUp,
    Ceil,
}
